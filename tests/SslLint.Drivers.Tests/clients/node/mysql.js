'use strict';

// Connects with a MySQL package (from the folder that is the first argument, named by the second) with each URI that it is given:
// one JSON string in, one JSON object out.

const path = require('node:path');
const readline = require('node:readline');
const url = require('node:url');

const [, , folder, name] = process.argv;
let driver;
const { version } = require(path.join(folder, name, 'package.json'));
const patience = 30000;

const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

// What a driver throws outside of its callbacks is its way to refuse, too.
let refuse = () => {};
process.on('uncaughtException', (error) => refuse(error));
process.on('unhandledRejection', (error) => refuse(error));

function cipher(connection, done) {
  connection.query("show status like 'Ssl_cipher'", (error, rows) => (error ? refuse(error) : done(rows[0].Value !== '')));
}

// npm mariadb gives a connection one second, which a machine that is busy with other clients may need for the socket alone.
const open = (uri, tries) => driver.createConnection(uri)
  .catch((error) => (error.code === 'ER_CONNECTION_TIMEOUT' && tries > 1 ? open(uri, tries - 1) : Promise.reject(error)));

function connect(uri) {
  return new Promise((resolve) => {
    let connection;
    const timer = setTimeout(() => refuse(new Error('no answer in time')), patience);
    const end = (outcome) => {
      clearTimeout(timer);
      refuse = () => {};
      try {
        connection?.destroy();
      } catch {
        // It was none.
      }
      resolve(outcome);
    };
    refuse = (error) => end({ accepted: false, encrypted: false, error: `${error.code ?? error.name}: ${error.message}` });
    try {
      if (name === 'mariadb') {
        open(uri, 10).then(
          (opened) => {
            connection = opened;
            opened.on?.('error', () => {});
            return opened.query("show status like 'Ssl_cipher'").then((rows) => end({ accepted: true, encrypted: rows[0].Value !== '' }));
          })
          .catch((error) => refuse(error));
        return;
      }
      connection = driver.createConnection(uri);
      connection.on('error', (error) => refuse(error));
      connection.connect((error) => (error ? refuse(error) : cipher(connection, (encrypted) => end({ accepted: true, encrypted }))));
    } catch (error) {
      refuse(error);
    }
  });
}

(async () => {
  // Of these packages one is a module of the new kind, which `require` can't load.
  const from = url.pathToFileURL(path.join(folder, name, name === 'mariadb' ? 'promise.js' : 'index.js')).href;
  const loaded = await import(from);
  driver = loaded.default ?? loaded;
  answer({ version });
  for await (const line of readline.createInterface({ input: process.stdin })) {
    answer(await connect(JSON.parse(line)));
  }
  process.exit(0);
})();
