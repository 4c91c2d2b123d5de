import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { findDifferingBodies } from '../../src/cli/find-differing-bodies.js';
import { STORED_BODIES } from '../../src/cli/stored-bodies.js';
import { Database } from '../../src/platform/database/database.js';

/** Set by global-setup: the address of the run's Postgres, and the prefix of its databases' names. */
const server = (): string => process.env['ORATEK_TEST_SERVER'] ?? '';
const prefix = (): string => `oratek_test_${process.env['ORATEK_TEST_RUN'] ?? ''}_`;

/** A new database for one test: migrated and empty, or without any schema. To drop it fails if a stored body in it differs from its record. */
export async function newDatabase(state: 'migrated' | 'bare' = 'migrated'): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `${prefix()}${randomBytes(6).toString('hex')}`;
  const source = state === 'migrated' ? `TEMPLATE ${prefix()}template` : "ENCODING 'UTF8' LOCALE 'C.UTF-8' TEMPLATE template0";
  await onServer((client) => client.query(`CREATE DATABASE ${name} ${source}`));
  const url = new URL(server());
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    drop: async () => {
      const differing = await differingBodies(url.toString());
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
      if (differing.length > 0) throw new Error(`Stored bodies differ from their records: ${JSON.stringify(differing)}`);
    },
  };
}

/** The first stored bodies of the database that count, but are not what their records are published as. */
export async function differingBodies(url: string): Promise<object[]> {
  // As the application connects.
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c TimeZone=UTC' });
  // The drop of the database may end a connection that is being closed.
  pool.on('error', () => undefined);
  try {
    const found: object[] = [];
    for (const bodies of STORED_BODIES) {
      // Of an older release's schema, or none.
      const { rows } = await pool.query("SELECT 1 FROM pg_attribute WHERE attrelid = to_regclass($1) AND attname = 'body'", [bodies.of.table]);
      if (rows.length === 0) continue;
      for await (const one of findDifferingBodies(new Database(() => pool), [bodies])) if (found.push(one) === 10) break;
    }
    return found;
  } catch (error) {
    // It was dropped before.
    if ((error as { code?: unknown }).code === '3D000') return [];
    throw error;
  } finally {
    await pool.end();
  }
}

/** Runs one statement on the run's Postgres, outside of any test's database. */
export async function onServer<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server() });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
