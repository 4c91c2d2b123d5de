import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { type CommandRun, oratek } from '../support/command.js';
import { asRestored, rowsOf, schemaOf } from '../support/database-content.js';
import { newDatabase } from '../support/databases.js';
import { insertNastyRows } from '../support/nasty-rows.js';
import { ServerProcess } from '../support/server-process.js';

let folder: string;
let ends: (() => Promise<unknown>)[];

beforeEach(async () => {
  // Postgres does not run as root, and must get in.
  folder = await mkdtemp(join(tmpdir(), 'oratek-moves-'));
  await chmod(folder, 0o755);
  ends = [];
});
afterEach(async () => {
  await ServerProcess.killAll();
  for (const end of ends.reverse()) await end();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function database(state: 'migrated' | 'bare'): Promise<{ env: { DATABASE_URL: string }; sql: pg.Client }> {
  const { url, drop } = await newDatabase(state);
  const sql = new pg.Client({ connectionString: url });
  await sql.connect();
  ends.push(drop, () => sql.end());
  return { env: { DATABASE_URL: url }, sql };
}

async function done(running: Promise<CommandRun>): Promise<void> {
  const { code, stderr } = await running;
  expect([code, stderr.replace(/^(Building \d+ indexes|Making a new database in .*|(?:Restoring|Backing up) \w+: \d+ MB so far)\.\n/gm, '')]).toEqual([0, '']);
}

async function refused(running: Promise<CommandRun>, hint: string): Promise<void> {
  const { code, stdout, stderr } = await running;
  expect([code, stdout, stderr.trim().split('\n')]).toEqual([1, '', [expect.stringContaining(hint)]]);
}

it('moves to the embedded Postgres of a new folder and back, which no server may have meanwhile', async () => {
  const file = join(folder, 'a.backup');
  const from = await database('migrated');
  await insertNastyRows(from.sql);
  const before = await rowsOf(from.sql);
  await done(oratek(from.env, 'backup', file));
  const embedded = { DATA_DIR: join(folder, 'data') };
  await done(oratek(embedded, 'restore', file));
  await refused(oratek(embedded, 'restore', file), 'not empty');
  const second = join(folder, 'b.backup');
  await done(oratek(embedded, 'backup', second));

  // A server sweeps away rows that are too old, so what is compared was backed up before.
  const server = await ServerProcess.start(embedded);
  expect(server.token).toBeNull();
  await refused(oratek(embedded, 'restore', file), 'in use by another instance');
  await done(oratek(embedded, 'backup', join(folder, 'c.backup')));
  expect((await server.end('SIGTERM')).code).toBe(0);

  const back = await database('bare');
  await done(oratek(back.env, 'restore', second));
  expect(await rowsOf(back.sql)).toEqual(asRestored(before));
  expect(await schemaOf(back.sql)).toEqual(await schemaOf(from.sql));
});
