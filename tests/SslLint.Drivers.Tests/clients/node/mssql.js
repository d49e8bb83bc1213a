'use strict';

// Connects with npm's `mssql` (from the folder that is the first argument) with each connection string. What was encrypted the server knows.

const path = require('node:path');
const { serve } = require('./lines.js');

const sql = require(path.join(process.argv[2], 'mssql'));
const { version } = require(path.join(process.argv[2], 'mssql', 'package.json'));

serve(version, async (connectionString) => {
  const pool = new sql.ConnectionPool(connectionString);
  // A connection that breaks later than its promise says so here; without a listener Node.js ends the process.
  pool.on('error', () => {});
  try {
    await pool.connect();
    await pool.query('SELECT 1');
  } finally {
    await pool.close();
  }
});
