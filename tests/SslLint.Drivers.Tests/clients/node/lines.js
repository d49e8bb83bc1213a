'use strict';

// One JSON string in, one JSON object out. What crashes the process crashes it here too; the lab starts it again.

const readline = require('node:readline');

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

/** Says which version of the driver this is, and then what each text that is given comes to. */
exports.serve = async (version, connect) => {
  answer({ version });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    try {
      await connect(JSON.parse(line));
      answer({ accepted: true });
    } catch (error) {
      answer({ accepted: false, error: `${error.code ?? error.name}: ${error.message}` });
    }
  }
  process.exit(0);
};
