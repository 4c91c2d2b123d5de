// The databases of the benches: on an embedded Postgres, as durable as in production, or on the server of DATABASE_URL.
import { createHash } from 'node:crypto';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { ALL_MIGRATIONS } from '../dist/migrations/all-migrations.js';
import { migrate } from '../dist/migrations/migrate.js';
import { startEmbeddedPostgres } from '../dist/operations/embedded-postgres/embedded-postgres.js';

const FILLED = 'oratek_bench_filled';

/** @returns {Promise<{ url: string, version: string, close: () => Promise<void> }>} a migrated, empty database, which `close` removes */
export async function openBenchDatabase() {
  const server = await openServer(null);
  return openOn(server, async (url) => {
    await create(server, url, 'template0');
    await migrate(urlOf(server, url));
  });
}

/**
 * A database with what `fill` puts into it. The filled one is kept, so that only the first run has to fill; each run works on a copy.
 *
 * @param {{ size: object, folder?: string, fill: (url: string) => Promise<void>, say: (text: string) => void }} options `size`: what `fill` goes by;
 *   `folder`: of the embedded Postgres, below the temporary folder unless given
 */
export async function openFilledDatabase({ size, folder, fill, say }) {
  const server = await openServer(resolve(folder ?? join(tmpdir(), 'oratek-bench')));
  return openOn(server, async (name) => {
    // The folder has no other user, so these are of runs that were killed.
    if (server.folder) for (const left of await databases(server, '^oratek_bench_[0-9]+$')) await drop(server, left);
    const kept = await ensureFilled(server, size, fill, say);
    await create(server, name, `${kept} STRATEGY FILE_COPY`);
  });
}

/** The name of the filled database; it says of which size, generator and schema it is. Older ones of the size are removed. */
async function ensureFilled(server, size, fill, say) {
  const generator = await Promise.all(['data.mjs', 'fill.mjs'].map((file) => readFile(new URL(file, import.meta.url))));
  const key = createHash('sha256').update(JSON.stringify([size, ALL_MIGRATIONS.at(-1).name, ...generator.map(String)])).digest('hex').slice(0, 12);
  const prefix = `${FILLED}_${size.contacts}_`;
  const there = await databases(server, `^${prefix}`);
  if (there.includes(prefix + key)) return prefix + key;
  for (const name of there) await drop(server, name);
  say(`Filling a database with ${size.contacts} contacts. It is kept ${server.folder ? `in ${server.folder}` : 'on the server of DATABASE_URL'} for the next run.`);
  // What a fill that was interrupted leaves is no filled database.
  const unfinished = `${prefix}unfinished`;
  await create(server, unfinished, 'template0');
  await migrate(urlOf(server, unfinished));
  await fill(urlOf(server, unfinished));
  await once(server.url, `ALTER DATABASE ${unfinished} RENAME TO ${prefix}${key}`);
  return prefix + key;
}

/** A Postgres: embedded on a folder, one that is removed afterwards if none is given, or that of DATABASE_URL. */
async function openServer(given) {
  if (process.env.DATABASE_URL) return { url: process.env.DATABASE_URL, stop: async () => undefined };
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'oratek-bench-')));
  const embedded = await startEmbeddedPostgres({ dataDir: folder, explicit: true, role: 'server', log: () => undefined }).catch((error) => {
    throw given === null ? error : new Error(`${error.message} Another folder can be named with --keep.`, { cause: error });
  });
  return {
    url: embedded.url,
    folder,
    stop: async () => {
      await embedded.stop();
      if (given === null) await rm(folder, { recursive: true, force: true });
    },
  };
}

async function openOn(server, make) {
  const name = `oratek_bench_${process.pid}`;
  const close = async () => {
    await drop(server, name).catch(() => undefined);
    await server.stop();
  };
  try {
    await make(name);
    const url = urlOf(server, name);
    return { url, version: (await once(url, 'SHOW server_version')).rows[0].server_version, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const databases = async (server, pattern) => (await once(server.url, 'SELECT datname AS name FROM pg_database WHERE datname ~ $1', [pattern])).rows.map(({ name }) => name);
const urlOf = (server, name) => Object.assign(new URL(server.url), { pathname: `/${name}` }).href;
const drop = (server, name) => once(server.url, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
const create = async (server, name, template) => {
  await drop(server, name);
  await once(server.url, `CREATE DATABASE ${name} ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE ${template}`);
};

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
