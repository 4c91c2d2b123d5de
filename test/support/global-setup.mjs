// Plain JavaScript over dist/: jest loads this file without its transforms.
import { spawnSync } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

/** One Postgres for the whole run, DATABASE_URL's or an embedded one, with a migrated database to copy from. */
export default async function globalSetup() {
  const built = spawnSync(process.execPath, ['scripts/build-if-changed.mjs'], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('The build failed.');
  const { startEmbeddedPostgres } = await import('../../dist/operations/embedded-postgres/embedded-postgres.js');
  const { migrate } = await import('../../dist/migrations/migrate.js');

  let url = process.env.DATABASE_URL;
  globalThis.testServer = { embedded: null, folder: null };
  if (!url) {
    const folder = await mkdtemp(join(tmpdir(), 'oratek-test-'));
    const embedded = await startEmbeddedPostgres({ dataDir: folder, explicit: true, role: 'server', durable: false, log: () => undefined });
    globalThis.testServer = { embedded, folder };
    url = embedded.url;
  }
  // Each test says for itself which database it uses.
  delete process.env.DATABASE_URL;
  process.env.ORATEK_TEST_SERVER = url;
  process.env.ORATEK_TEST_RUN = `${process.pid}`;

  const template = `oratek_test_${process.pid}_template`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows: [clock] } = await client.query('SELECT extract(epoch FROM clock_timestamp())::float8 * 1000 AS now');
  // Less than a second is the time that the question took.
  process.env.ORATEK_TEST_CLOCK_AHEAD = `${Math.round((clock.now - Date.now()) / 1000) * 1000}`;
  await client.query(`CREATE DATABASE ${template} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0`);
  await client.end();
  const templateUrl = new URL(url);
  templateUrl.pathname = `/${template}`;
  await migrate(templateUrl.toString());
}
