import pg from 'pg';
import { type DatabaseProxy, startDatabaseProxy } from '../../../test/support/database-proxy.js';
import { newDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { Database } from './database.js';

const POOL_SIZE = 6;
/** Places for writes. */
const PLACES = 4;

let server: { url: string; drop: () => Promise<void> };
let proxy: DatabaseProxy;
let pool: pg.Pool;
let db: Database;

beforeAll(async () => {
  server = await newDatabase('bare');
  proxy = await startDatabaseProxy(server.url);
  pool = new pg.Pool({ connectionString: proxy.url, max: POOL_SIZE, statement_timeout: 300, query_timeout: 600, connectionTimeoutMillis: 1_000 });
  pool.on('error', () => undefined);
  db = new Database(() => pool);
  await db.query({ writes: true, text: 'CREATE TABLE places (n int PRIMARY KEY)', values: [] });
  await db.query({ writes: true, text: 'INSERT INTO places VALUES (0)', values: [] });
});
afterAll(async () => {
  await pool.end();
  await proxy.cut();
  await server.drop();
});

const write = (text: string): Promise<unknown> => db.query({ writes: true, text, values: [] });
const writeBy = (text: string): Promise<unknown> => db.query({ settings: { enable_sort: 'off' }, writes: true, text, values: [] });
const inTransaction = (text: string): Promise<unknown> => db.transaction(() => write(text));
const WAYS = [['a statement', write], ['a statement with settings', writeBy], ['a transaction', inTransaction]] as const;

/** Expects that exactly this many writes are admitted at the same time. */
async function expectAllPlacesFree(): Promise<void> {
  let inside = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const transactions = Array.from({ length: PLACES + 1 }, () => db.transaction(async () => {
    inside++;
    await opened;
  }));
  try {
    await eventually(() => expect(inside).toBeGreaterThanOrEqual(PLACES));
    // A fifth write would get its connection at once if it were admitted.
    for (let n = 0; n < 5; n++) await db.query({ text: 'SELECT 1', values: [] });
    expect(inside).toBe(PLACES);
  } finally {
    open();
    await Promise.allSettled(transactions);
  }
}

/** More often than the number of places, so that a leak of one place would show. */
const often = async (work: () => Promise<unknown>): Promise<void> => {
  await Promise.allSettled(Array.from({ length: 3 * PLACES }, work));
};

describe.each(WAYS)('the place of %s', (_what, ask) => {
  it.each([
    ['that succeeds', 'SELECT 1'],
    ['that fails', 'SELECT 1/0'],
    ['that breaks a constraint', 'INSERT INTO places VALUES (0)'],
    ['that is no SQL', 'SELEKT'],
    ['that the database ends, out of time', 'SELECT pg_sleep(10)'],
    ['whose connection the database ends', 'SELECT pg_terminate_backend(pg_backend_pid())'],
  ])('%s is given back', async (_how, text) => {
    await often(() => ask(text).catch(() => undefined));
    await expectAllPlacesFree();
  });

  it('that the database is silent about is given back once it answers again', async () => {
    await ask('SELECT 1');
    proxy.silence();
    await often(() => ask('SELECT 1'));
    proxy.speak();
    await eventually(() => ask('SELECT 1'));
    await eventually(() => expectAllPlacesFree());
  });

  it('that gets no connection, or loses it, is given back', async () => {
    const running = often(() => ask('SELECT pg_sleep(0.1)'));
    await proxy.cut();
    await running;
    await often(() => ask('SELECT 1'));
    await proxy.mend();
    await eventually(() => ask('SELECT 1'));
    await expectAllPlacesFree();
  });
});

it('the place of a statement whose parameters cannot be sent is given back', async () => {
  const thrower = { toPostgres: () => { throw new Error('not to be sent'); } };
  for (let n = 0; n < 2 * PLACES; n++) await expect(db.query({ writes: true, text: 'SELECT $1::text', values: [thrower] })).rejects.toThrow('not to be sent');
  await expectAllPlacesFree();
});

it('the place of a transaction whose work fails, or that is inside another, is given back', async () => {
  await often(() => db.transaction(() => Promise.reject(new Error('changed my mind'))));
  await often(() => db.transaction(() => db.transaction(() => write('SELECT 1'))));
  await expectAllPlacesFree();
});

it('a transaction takes one place, whatever it writes: as many as there are places are nested without waiting for each other', async () => {
  let inside = 0;
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  const nested = Array.from({ length: PLACES }, () => db.transaction(async () => {
    if (++inside === PLACES) open();
    await opened;
    await write('SELECT 1');
    await writeBy('SELECT 1');
    await inTransaction('SELECT 1');
  }));
  await Promise.all(nested);
  await expectAllPlacesFree();
});

it('reads have the rest of the pool while writes have all of their part', async () => {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  // Ten times as many transactions as places; those that have one keep it until the reads are done.
  const transactions = Array.from({ length: 10 * PLACES }, () => db.transaction(() => opened));
  for (let n = 0; n < 20; n++) expect(await db.query({ text: 'SELECT 1 AS one', values: [] })).toEqual([{ one: 1 }]);
  open();
  await Promise.all(transactions);
  await expectAllPlacesFree();
});
