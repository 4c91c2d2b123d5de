import pg from 'pg';
import { newDatabase } from '../../test/support/databases.js';
import { eventually } from '../../test/support/eventually.js';
import { hasPgBouncer, type PgBouncer, startPgBouncer } from '../../test/support/pgbouncer.js';
import { checkPooler, requireOwnSession } from './check-pooler.js';
import { Database } from '../platform/database/database.js';
import { migrate, pendingMigrations, withLockedSchema } from '../migrations/migrate.js';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function bare(): Promise<string> {
  const { url, drop } = await newDatabase('bare');
  ends.push(drop);
  return url;
}

async function pooled(...where: Parameters<typeof startPgBouncer>): Promise<PgBouncer> {
  const bouncer = await startPgBouncer(...where);
  ends.push(() => bouncer.stop());
  return bouncer;
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  ends.push(() => client.end());
  return client;
}

const usual = { statementTimeout: 10_000, preparedStatements: true };

it('has nothing to say of a Postgres without a pooler', async () => {
  const said: string[] = [];
  await checkPooler(await bare(), usual, (sentence) => said.push(sentence));
  expect(said).toEqual([]);
});

it('knows that sessions of a Postgres without a pooler are not shared', async () => {
  await expect(requireOwnSession(await bare(), 'A test')).resolves.toBeUndefined();
});

it('the lock of migrations lets an index be built concurrently, and ends no session', async () => {
  const url = await bare();
  // Long transactions with a snapshot would delay `CREATE INDEX CONCURRENTLY`.
  await (await connected(url)).query("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_isolation = ''repeatable read''', current_database()); END $$");
  await withLockedSchema(url, async ({ client }) => {
    await client.query('CREATE TABLE t (x int)');
    await client.query("SET statement_timeout = '60s'");
    await client.query('CREATE INDEX CONCURRENTLY t_x ON t (x)');
    const { rows } = await client.query("SELECT backend_xmin FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'");
    expect(rows).toEqual([{ backend_xmin: null }]);
  });
});

if (!hasPgBouncer) process.stderr.write('PgBouncer is not installed: what it does between here and Postgres is not tried.\n');

describe.each(hasPgBouncer ? ['PgBouncer in transaction mode'] : [])('behind %s', () => {
  it('migrates, and leaves no lock on a connection of the pooler', async () => {
    const url = await bare();
    const bouncer = await pooled(url);
    expect((await Promise.all([migrate(bouncer.url), migrate(bouncer.url)])).filter((ran) => ran.length > 0)).toHaveLength(1);
    expect(await pendingMigrations(url)).toEqual([]);
    const { rows } = await (await connected(url)).query("SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
    expect(rows).toEqual([]);
    expect(await migrate(url)).toEqual([]);
  });

  it('stops what goes on under the lock when that is lost', async () => {
    const url = await bare();
    const bouncer = await pooled(url);
    const working = withLockedSchema(bouncer.url, ({ client }) => client.query('SELECT pg_sleep(36000)')).then(() => null, (error: unknown) => error);
    const sql = await connected(url);
    const sleeping = "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'SELECT pg_sleep%' AND state = 'active'";
    await eventually(async () => expect((await sql.query(sleeping)).rows).toHaveLength(1));
    await sql.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction'");
    expect(await working).toMatchObject({ message: expect.stringMatching(/^The connection that holds the lock of migrations broke [^\n]*$/) });
    await withLockedSchema(bouncer.url, async () => expect((await sql.query(sleeping)).rows).toEqual([]));
  });

  it.each([
    ['that hands out the connection that was used last', {}, true],
    ['that hands them out by turns', { server_round_robin: 1, min_pool_size: 3 }, true],
    ['that has one', { default_pool_size: 1 }, true],
    ['in statement mode', { pool_mode: 'statement' }, true],
    ['in session mode', { pool_mode: 'session' }, false],
  ])('finds that sessions are shared where they are: by one %s', async (_which, settings, isRefused) => {
    const check = requireOwnSession((await pooled(await bare(), settings)).url, 'A test');
    if (isRefused) await expect(check).rejects.toThrow(/^A test needs a session [^\n]* set DATABASE_DIRECT_URL to the Postgres itself\.$/);
    else await expect(check).resolves.toBeUndefined();
  });

  it('refuses in one sentence where the lock can have no transaction, or nothing goes on beside it', async () => {
    const statements = await pooled(await bare(), { pool_mode: 'statement' });
    await expect(migrate(statements.url)).rejects.toThrow(/^The database opens no transaction for the lock of migrations .* set DATABASE_DIRECT_URL [^\n]*$/);
    const single = await pooled(await bare(), { default_pool_size: 1 });
    await expect(migrate(single.url)).rejects.toThrow(/^The pooler at DATABASE_URL opens no connection for migrations beside .* set DATABASE_DIRECT_URL [^\n]*$/);
  });

  it('says that statements have no limit, until the pooler sets one', async () => {
    const said: string[] = [];
    const options = { ...usual, preparedStatements: false };
    const url = await bare();
    await checkPooler((await pooled(url)).url, options, (sentence) => said.push(sentence));
    expect(said).toEqual([expect.stringContaining('connect_query')]);
    const limited = await pooled(url, {}, "connect_query='SET statement_timeout = 10000'");
    await checkPooler(limited.url, options, (sentence) => said.push(sentence));
    expect(said).toHaveLength(1);
  });

  it('finds a pooler that mixes up names exactly where one does, and statements without names are understood there', async () => {
    const { url } = await pooled(await bare(), { default_pool_size: 1 });
    const [first, second] = [await connected(url), await connected(url)];
    const named = { name: 'same', text: 'SELECT 1 AS one' };
    const mixesUp = await first.query(named).then(() => second.query(named)).then(() => false, () => true);
    const check = checkPooler(url, usual, () => undefined);
    if (mixesUp) await expect(check).rejects.toThrow(/^The pooler at DATABASE_URL does not keep prepared statements apart: .* DATABASE_PREPARED_STATEMENTS=off\.$/);
    else await check;
    const pools = [1, 2].map(() => new pg.Pool({ connectionString: url, max: 1 }));
    ends.push(() => Promise.all(pools.map((pool) => pool.end())));
    for (const pool of [...pools, ...pools]) {
      pool.on('error', () => undefined);
      const database = new Database(() => pool, null, [], { preparedStatements: false });
      expect(await database.query({ ...named, values: [] })).toEqual([{ one: 1 }]);
      expect(await database.query({ settings: { enable_sort: 'off' }, ...named, values: [] })).toEqual([{ one: 1 }]);
    }
  });
});
