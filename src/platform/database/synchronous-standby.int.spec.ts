import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventually } from '../../../test/support/eventually.js';
import { Database } from './database.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../operations/embedded-postgres/embedded-postgres.js';

/** Of these, three are for writes. */
const POOL_SIZE = 4;
const WRITES = 3;

let root: string;
let postgres: EmbeddedPostgres;
let pool: pg.Pool;
let database: Database;

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'oratek-standby-')));
  chmodSync(root, 0o755);
  postgres = await startEmbeddedPostgres({ dataDir: join(root, 'data'), explicit: true, role: 'server', durable: false, log: () => undefined });
  pool = new pg.Pool({ connectionString: postgres.url, max: POOL_SIZE, options: '-c synchronous_commit=on', statement_timeout: 30_000, query_timeout: 1_000, connectionTimeoutMillis: 60_000 });
  pool.on('error', () => undefined);
  database = new Database(() => pool);
  await database.query({ text: 'CREATE TABLE written (n int)', values: [] });
});

afterAll(async () => {
  await standby('');
  await pool.end();
  await postgres.stop();
  rmSync(root, { recursive: true, force: true });
});

/** Each commit waits for the standby of that name from now on; there is none, so no commit ends. */
async function standby(name: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${name}'`);
  await client.query('SELECT pg_reload_conf()');
  await eventually(async () => expect((await client.query('SHOW synchronous_standby_names')).rows).toEqual([{ synchronous_standby_names: name }]));
  await client.end();
}

const write = (): Promise<unknown> => database.query({ writes: true, text: 'INSERT INTO written VALUES (1)', values: [] });
const writeInTransaction = (): Promise<unknown> => database.transaction(write);
const read = (): Promise<unknown> => database.query({ text: 'SELECT 1 AS one', values: [] });
const waitingBackends = async (): Promise<number> => (await database.query<{ count: number }>({ text: "SELECT count(*)::int AS count FROM pg_stat_activity WHERE wait_event = 'SyncRep'", values: [] }))[0]?.count ?? 0;
const codes = async (writes: Promise<unknown>[]): Promise<unknown[]> => (await Promise.allSettled(writes)).map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'written'));

it('while the synchronous standby is lost, reads are answered, writes are refused once their part of the pool is taken, no backends pile up, and all heals by itself', async () => {
  await standby('nobody');
  // The checkpointer, which tells commits to wait, reads the new setting a little later.
  await eventually(async () => {
    void write().catch(() => undefined);
    expect(await waitingBackends()).toBeGreaterThan(0);
  });
  const first = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? write() : writeInTransaction()));
  const refused = codes(first);
  for (let n = 0; n < 50; n++) expect(await read()).toEqual([{ one: 1 }]);
  for (const code of await refused) expect(['database_unavailable', 'writes_waiting']).toContain(code);
  // Those that hold the part stay, and are all that wait in the database.
  await eventually(async () => expect(await waitingBackends()).toBe(WRITES));
  await eventually(async () => expect(await codes([write()])).toEqual(['writes_waiting']));
  for (let n = 0; n < 20; n++) expect(await codes([write(), writeInTransaction()])).toEqual(['writes_waiting', 'writes_waiting']);
  expect(await waitingBackends()).toBe(WRITES);
  expect(await read()).toEqual([{ one: 1 }]);

  await standby('');
  await eventually(async () => expect(await codes([write(), writeInTransaction()])).toEqual(['written', 'written']));
  await eventually(async () => expect(await codes(Array.from({ length: 10 }, write))).toEqual(Array.from({ length: 10 }, () => 'written')));
  expect(await waitingBackends()).toBe(0);
});
