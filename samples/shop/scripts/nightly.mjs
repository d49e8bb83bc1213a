import pg from 'pg';

// Closes the day's orders and tells the partner's database about them.
const shop = new pg.Pool({ connectionString: process.env.DATABASE_URL });
const partner = new pg.Client({
  connectionString: 'postgresql://export:tuesday-7@partner-db.example.com/orders?sslmode=no-verify',
});

await partner.connect();
const { rows } = await shop.query('update orders set closed = true where not closed returning id');
for (const { id } of rows) {
  await partner.query('insert into orders (id) values ($1)', [id]);
}

await partner.end();
await shop.end();
