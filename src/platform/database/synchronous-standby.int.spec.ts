import pg from 'pg';
import { eventually } from '../../../test/support/eventually.js';
import { hasPgBouncer, startPgBouncer } from '../../../test/support/pgbouncer.js';
import { startStandbyPostgres, type StandbyPostgres } from '../../../test/support/standby-postgres.js';
import { Database } from './database.js';

let postgres: StandbyPostgres;
let pools: pg.Pool[];

beforeAll(async () => {
  postgres = await startStandbyPostgres();
  await postgres.sql('CREATE TABLE written (n int)');
});
afterAll(() => postgres.stop());
beforeEach(() => {
  pools = [];
});
afterEach(async () => {
  await postgres.heal();
  await Promise.all(pools.filter((pool) => !pool.ending).map((pool) => pool.end()));
});

/** A database over a pool of this size with a time-out of one second. */
function open(size: number, url = postgres.url) {
  const pool = new pg.Pool({ connectionString: url, max: size, statement_timeout: 30_000, query_timeout: 1_000, connectionTimeoutMillis: 60_000 });
  pool.on('error', () => undefined);
  pools.push(pool);
  const database = new Database(() => pool, null, undefined, { preparedStatements: false });
  const insert = { writes: true, text: 'INSERT INTO written VALUES (1)', values: [] };
  const write = (): Promise<unknown> => database.query(insert);
  return {
    pool,
    read: (): Promise<unknown> => database.query({ text: 'SELECT 1 AS one', values: [] }),
    /** Each way to write. */
    writes: [write, () => database.transaction(write), () => database.query({ settings: { enable_sort: 'off' }, ...insert })] as const,
  };
}

const codes = async (writes: Promise<unknown>[]): Promise<unknown[]> => (await Promise.allSettled(writes)).map((outcome) => (outcome.status === 'rejected' ? (outcome.reason as { code: string }).code : 'written'));
const many = (count: number, writes: readonly (() => Promise<unknown>)[]): Promise<unknown>[] => Array.from({ length: count }, (_, n) => (writes[n % writes.length] as () => Promise<unknown>)());

it.each([[4, 3], [2, 1], [1, 1]])('while the synchronous standby is lost, a pool of %i connections answers reads, has no more than %i writes waiting, and all heals by itself', async (size, places) => {
  const { pool, read, writes } = open(size);
  expect(await codes(many(6, writes))).toEqual(Array.from({ length: 6 }, () => 'written'));
  await postgres.loseStandby();
  const refused = codes(many(10, writes));
  await eventually(async () => expect(await postgres.waitingCommits()).toBe(places));
  // With one connection the reads wait until the write is given up.
  for (let n = 0; n < 50; n++) expect(await read()).toEqual([{ one: 1 }]);
  for (const code of await refused) expect(['database_unavailable', 'writes_waiting']).toContain(code);
  // The writes that hold the places stay, and no others wait in the database.
  for (let n = 0; n < 20; n++) expect(await codes(many(3, writes))).toEqual(['writes_waiting', 'writes_waiting', 'writes_waiting']);
  expect(await postgres.waitingCommits()).toBe(places);
  for (let n = 0; n < 50; n++) expect(await read()).toEqual([{ one: 1 }]);

  await postgres.heal();
  await eventually(async () => expect(await codes(many(3, writes))).toEqual(['written', 'written', 'written']));
  await eventually(async () => expect(await codes(many(10 * places, writes))).toEqual(Array.from({ length: 10 * places }, () => 'written')));
  expect(await postgres.waitingCommits()).toBe(0);
  expect(pool.totalCount).toBeLessThanOrEqual(size);
});

it('reads that take all of their part of the pool set no unanswered write free', async () => {
  const { read, writes } = open(4);
  await postgres.loseStandby();
  const refused = codes(many(3, writes));
  await eventually(async () => expect(await postgres.waitingCommits()).toBe(3));
  const until = { done: false };
  const readers = Array.from({ length: 20 }, async () => {
    while (!until.done) await read();
  });
  expect(new Set(await refused)).toEqual(new Set(['database_unavailable']));
  for (let n = 0; n < 200; n++) expect(await codes(many(1, writes))).toEqual(['writes_waiting']);
  expect(await postgres.waitingCommits()).toBe(3);
  until.done = true;
  await Promise.all(readers);
});

it('a pool that ends while writes hang ends at once', async () => {
  const { pool, writes } = open(4);
  await postgres.loseStandby();
  expect(new Set(await codes(many(3, writes)))).toEqual(new Set(['database_unavailable']));
  await pool.end();
  expect(await postgres.waitingCommits()).toBe(3);
});

if (!hasPgBouncer) process.stderr.write('PgBouncer is not installed: that no processes pile up behind it is not tried.\n');
it.each(hasPgBouncer ? ['PgBouncer'] : [])('behind %s, whose numbers of connections Postgres does not know, no processes of Postgres pile up either', async () => {
  const pooler = await startPgBouncer(postgres.url, { default_pool_size: 20 });
  try {
    const { read, writes } = open(4, pooler.url);
    expect(await codes(many(3, writes))).toEqual(['written', 'written', 'written']);
    await postgres.loseStandby();
    expect(new Set(await codes(many(3, writes)))).toEqual(new Set(['database_unavailable']));
    const from = performance.now();
    // Longer than two intervals between looks at the standby.
    while (performance.now() - from < 2_500) {
      expect(await codes(many(3, writes))).toEqual(['writes_waiting', 'writes_waiting', 'writes_waiting']);
      expect(await read()).toEqual([{ one: 1 }]);
    }
    expect(await postgres.waitingCommits()).toBe(3);
    await postgres.heal();
    await eventually(async () => expect(await codes(many(3, writes))).toEqual(['written', 'written', 'written']));
  } finally {
    await Promise.all(pools.splice(0).map((pool) => pool.end()));
    await pooler.stop();
  }
});
