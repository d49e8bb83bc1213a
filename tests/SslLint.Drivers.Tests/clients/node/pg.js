'use strict';

// Connects with `pg` (from the folder that is the first argument) with each connection string that it is given:
// one JSON string in, one JSON object out. What crashes the process crashes it here too; the lab starts it again.

const path = require('node:path');
const readline = require('node:readline');

const pg = require(path.join(process.argv[2], 'pg'));
const { version } = require(path.join(process.argv[2], 'pg', 'package.json'));

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

async function connect(connectionString) {
  let client;
  try {
    client = new pg.Client({ connectionString, connectionTimeoutMillis: 60000 });
    // A connection that breaks later than its promise says so here; without a listener Node.js ends the process.
    client.on('error', () => {});
    await client.connect();
    const result = await client.query('SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()');
    return { accepted: true, encrypted: result.rows[0].ssl };
  } catch (error) {
    return { accepted: false, encrypted: false, error: `${error.code ?? error.name}: ${error.message}` };
  } finally {
    client?.end().catch(() => {});
  }
}

(async () => {
  answer({ version });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    answer(await connect(JSON.parse(line)));
  }
  process.exit(0);
})();
