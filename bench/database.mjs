// The database of a run: an embedded Postgres of its own, as durable as in production, or a new database on DATABASE_URL's.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrate } from '../dist/migrations/migrate.js';
import { startEmbeddedPostgres } from '../dist/operations/embedded-postgres/embedded-postgres.js';

/** @returns {Promise<{ url: string, version: string, close: () => Promise<void> }>} a migrated, empty database */
export async function openBenchDatabase() {
  const external = process.env.DATABASE_URL;
  let folder = null;
  let embedded = null;
  if (!external) {
    folder = await mkdtemp(join(tmpdir(), 'oratek-bench-'));
    embedded = await startEmbeddedPostgres({ dataDir: folder, explicit: true, role: 'server', log: () => undefined });
  }
  const server = external ?? embedded.url;
  const name = `oratek_bench_${process.pid}`;
  await once(server, `CREATE DATABASE ${name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  await migrate(url.href);
  const version = (await once(url.href, 'SHOW server_version')).rows[0].server_version;
  return {
    url: url.href,
    version,
    close: async () => {
      await once(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).catch(() => undefined);
      await embedded?.stop();
      if (folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Runs one statement on a connection of its own. */
export async function once(url, text, values) {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await client.query(text, values);
  } finally {
    await client.end();
  }
}
