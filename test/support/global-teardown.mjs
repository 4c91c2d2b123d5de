import { rm } from 'node:fs/promises';
import pg from 'pg';

/** Takes away every database that the run made, and the Postgres if the run started it. */
export default async function globalTeardown() {
  const { embedded, folder } = globalThis.testServer;
  if (embedded) {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
    return;
  }
  const client = new pg.Client({ connectionString: process.env.ORATEK_TEST_SERVER });
  await client.connect();
  const { rows } = await client.query('SELECT datname FROM pg_database WHERE starts_with(datname, $1)', [`oratek_test_${process.env.ORATEK_TEST_RUN}_`]);
  for (const { datname } of rows) await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  await client.end();
}
