import { AsyncResource } from 'node:async_hooks';
import pg from 'pg';
import { newDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { Database } from './database.js';

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
let db: Database;
const inUse: pg.PoolClient[] = [];

beforeAll(async () => {
  database = await newDatabase();
});
afterAll(() => database.drop());
beforeEach(() => {
  inUse.length = 0;
  pool = new pg.Pool({ connectionString: database.url, max: 1 });
  pool.on('error', () => undefined);
  pool.on('acquire', (client) => inUse.push(client));
  db = new Database(() => pool);
});
afterEach(() => pool.end());

const one = { text: 'SELECT 1 AS one', values: [] };

/**
 * The event that pg emits when the server ends a connection right after an answer: without a listener it would end the
 * process.
 */
async function breakConnection(): Promise<void> {
  const client = await eventually(() => {
    const [first] = inUse;
    if (!first) throw new Error('No connection is in use');
    return first;
  });
  expect(() => client.emit('error', new Error('terminating connection due to administrator command'))).not.toThrow();
}

it('gives rows with times as text', async () => {
  expect(await db.query({ text: "SELECT timestamptz '2026-05-14 18:24:30+00' AS at, date '2026-05-14' AS day", values: [] })).toEqual([
    { at: '2026-05-14 18:24:30+00', day: '2026-05-14' },
  ]);
});

it.each([
  ['{}', []],
  ['{a,b}', ['a', 'b']],
  ['{"a b","c,d","e\\"f","g\\\\h","",NULL,null}', ['a b', 'c,d', 'e"f', 'g\\h', '', null, null]],
  ['{"null","NULL"}', ['null', 'NULL']],
  ['{"{x}",ü}', ['{x}', 'ü']],
])('reads the list %s', async (literal, expected) => {
  expect(await db.query({ text: 'SELECT $1::text[] AS list', values: [literal] })).toEqual([{ list: expected }]);
});

it('closes a connection that has very many statements prepared, so that none keeps ever more', async () => {
  const prepared = async (): Promise<number> => Number((await db.query<{ count: string }>({ text: 'SELECT count(*) FROM pg_prepared_statements', values: [] }))[0]?.count);
  const send = (n: number): Promise<unknown> => db.query({ name: `many ${n}`, text: 'SELECT 1', values: [] });
  for (let n = 0; n < 2_000; n++) await send(n);
  expect(await prepared()).toBe(2_000);
  // A statement that is prepared already does not count again.
  await send(0);
  expect(new Set(inUse).size).toBe(1);
  await send(2_000);
  expect([await prepared(), new Set(inUse).size]).toEqual([0, 2]);
  await db.transaction(() => send(2_001));
  expect(await prepared()).toBe(1);
});

it('keeps a connection whose statement failed', async () => {
  await db.query(one);
  const [first] = inUse;
  await expect(db.query({ text: 'SELECT 1/0', values: [] })).rejects.toMatchObject({ code: '22012' });
  await db.query(one);
  expect(inUse.every((client) => client === first)).toBe(true);
});

it('a connection that breaks while a statement runs is thrown away, and the process goes on', async () => {
  const running = db.query({ text: 'SELECT pg_sleep(0.1)', values: [] });
  await breakConnection();
  await running;
  await eventually(() => expect(pool.totalCount).toBe(0));
  expect(await db.query(one)).toEqual([{ one: 1 }]);
});

it('a connection that breaks inside a transaction is thrown away, and the process goes on', async () => {
  await db.transaction(async () => {
    await breakConnection();
    await db.query(one);
  });
  await eventually(() => expect(pool.totalCount).toBe(0));
});

it('a transaction inside another joins it', async () => {
  await db.transaction(() => db.transaction(() => db.query(one)));
  expect(inUse).toHaveLength(1);
});

it('a transaction that fails leaves nothing behind, and gives its connection back', async () => {
  await pool.query('CREATE TABLE IF NOT EXISTS left_behind (x int)');
  const failing = db.transaction(async () => {
    await db.query({ text: 'INSERT INTO left_behind VALUES (1)', values: [] });
    throw new Error('changed my mind');
  });
  await expect(failing).rejects.toThrow('changed my mind');
  expect(await db.query({ text: 'SELECT * FROM left_behind', values: [] })).toEqual([]);
});

describe('a statement with settings of its own', () => {
  const setting = { name: 'setting', text: "SELECT current_setting('enable_sort') AS sort, $1::int AS n", values: [7] };

  it('goes by them, and what comes after it over the same connection does not', async () => {
    expect(await db.query({ settings: { enable_sort: 'off' }, ...setting })).toEqual([{ sort: 'off', n: 7 }]);
    expect(await db.query(setting)).toEqual([{ sort: 'on', n: 7 }]);
    expect(await Promise.all(Array.from({ length: 5 }, (_, n) => db.query({ settings: { enable_sort: n % 2 === 0 ? 'off' : 'on' }, ...setting })))).toMatchObject([{}, {}, {}, {}, {}].map((_, n) => [{ sort: n % 2 === 0 ? 'off' : 'on' }]));
  });

  it('is committed, or not at all, and leaves the connection of use', async () => {
    await db.query({ text: 'CREATE TABLE kept (n int PRIMARY KEY)', values: [] });
    await db.query({ settings: { enable_sort: 'off' }, writes: true, text: 'INSERT INTO kept VALUES (1)', values: [] });
    await expect(db.query({ settings: { enable_sort: 'off' }, writes: true, text: 'INSERT INTO kept VALUES (2), (1)', values: [] })).rejects.toMatchObject({ code: '23505' });
    await expect(db.query({ settings: { no_such_setting: 'off' }, writes: true, text: 'INSERT INTO kept VALUES (3)', values: [] })).rejects.toMatchObject({ code: '42704' });
    expect(await db.query({ text: 'SELECT n FROM kept', values: [] })).toEqual([{ n: 1 }]);
    expect(inUse.every((client) => client === inUse[0])).toBe(true);
  });

  it('inside of a transaction is part of that', async () => {
    await db.transaction(async () => {
      expect(await db.query({ settings: { enable_sort: 'on' }, ...setting })).toEqual([{ sort: 'off', n: 7 }]);
    }, { enable_sort: 'off' });
  });

  it('whose connection breaks takes it out of the pool', async () => {
    await expect(db.query({ settings: { enable_sort: 'off' }, text: 'SELECT pg_terminate_backend(pg_backend_pid())', values: [] })).rejects.toMatchObject({ code: 'database_unavailable' });
    expect(await db.query(one)).toEqual([{ one: 1 }]);
  });
});

describe('a connection that the server ends as it gives it', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['a statement', () => db.query(one)],
    ['a transaction', () => db.transaction(() => db.query(one))],
    ['a statement with settings of its own', () => db.query({ settings: { enable_sort: 'off' }, ...one })],
  ])('is thrown away after %s, and the process goes on', async (_what, ask) => {
    const uncaught: unknown[] = [];
    // Emits the error before any promise continues, as when it arrives together with the last answer.
    pool.on('acquire', (client) => process.nextTick(() => {
      try {
        client.emit('error', new Error('terminating connection due to administrator command'));
      } catch (error) {
        uncaught.push(error);
      }
    }));
    await ask();
    await eventually(() => expect(pool.totalCount).toBe(0));
    expect(uncaught).toEqual([]);
  });
});

it('a statement that comes after the end of its transaction is refused: others may have the connection', async () => {
  let later: () => Promise<unknown> = () => Promise.resolve();
  const inside = db.transaction(() => {
    const context = new AsyncResource('later');
    later = () => context.runInAsyncScope(() => db.query(one));
    return Promise.resolve();
  });
  await inside;
  await expect(later()).rejects.toThrow('after the end of its transaction');
  expect(await db.query(one)).toEqual([{ one: 1 }]);
});

describe('a statement that does not say that it writes', () => {
  const strict = (): Database => new Database(() => pool, null, undefined, { readsAreReadOnly: true });
  const statements = [
    'INSERT INTO kept_apart VALUES (1)',
    'WITH written AS (INSERT INTO kept_apart VALUES (1) RETURNING n) SELECT count(*) FROM written',
    'DELETE FROM kept_apart',
    'SELECT 1 FROM kept_apart FOR UPDATE',
    'SELECT 1 FROM kept_apart FOR KEY SHARE',
    "SELECT setval('kept_number', 5)",
    "SELECT pg_notify('kept', '')",
    'NOTIFY kept',
    'CREATE TABLE kept_otherwise (n int)',
  ];
  beforeAll(async () => {
    const own = new pg.Client({ connectionString: database.url });
    await own.connect();
    await own.query('CREATE TABLE kept_apart (n int); CREATE SEQUENCE kept_number');
    await own.end();
  });

  it.each(statements)('may not, where reads are read-only: %s', async (text) => {
    await expect(strict().query({ text, values: [] })).rejects.toThrow('A statement that changes something has to say that it writes');
    expect(await strict().query(one)).toEqual([{ one: 1 }]);
    await strict().query({ writes: true, text, values: [] });
    // Every transaction takes a place among the writes.
    await db.transaction(() => db.query({ text: text.replace('otherwise', 'in_transaction'), values: [] }));
  });

  it.each(statements.slice(0, -1))('may not with settings of its own: %s', async (text) => {
    await expect(db.query({ settings: { enable_sort: 'off' }, text, values: [] })).rejects.toThrow('has to say that it writes');
  });

  it('says whether the database takes writes, all the same', async () => {
    expect(await strict().takesWrites()).toBe(true);
  });
});
