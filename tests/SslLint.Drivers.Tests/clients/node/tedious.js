'use strict';

// Connects with `tedious` (from the folder that is the first argument); each text is what stands in the object `options` of its configuration, as JSON.
// What was encrypted the server knows.

const path = require('node:path');
const { serve } = require('./lines.js');

const { Connection, Request } = require(path.join(process.argv[2], 'tedious'));
const { version } = require(path.join(process.argv[2], 'tedious', 'package.json'));

const authentication = { type: 'default', options: { userName: 'lab', password: 'lab-secret' } };

serve(version, (text) => new Promise((resolve, reject) => {
  const options = JSON.parse(`{${text}}`);
  const connection = new Connection({ server: 'localhost', authentication, options: { connectTimeout: 60000, ...options } });
  // A connection that breaks later than its callback says so here; without a listener Node.js ends the process.
  connection.on('error', () => {});
  const finish = (error) => {
    connection.once('end', () => (error ? reject(error) : resolve()));
    connection.close();
  };
  connection.connect((error) => {
    if (error) {
      finish(error);
    } else {
      connection.execSqlBatch(new Request('SELECT 1', finish));
    }
  });
}));
