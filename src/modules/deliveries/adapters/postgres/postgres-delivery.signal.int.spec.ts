import pg from 'pg';
import { Database } from '../../../../platform/database/database.js';
import { DatabaseClock } from '../../../../platform/database/database-clock.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { DELIVERIES } from './postgres-event-deliveries.js';
import { newDatabase } from '../../../../../test/support/databases.js';
import { eventually } from '../../../../../test/support/eventually.js';
import { hasPgBouncer, startPgBouncer } from '../../../../../test/support/pgbouncer.js';
import { PostgresDeliverySignal } from './postgres-delivery.signal.js';

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 5 });
  pool.on('error', () => undefined);
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

interface Process {
  readonly signal: PostgresDeliverySignal;
  readonly commit: () => Promise<void>;
  /** What the log says, each with its level. */
  readonly said: string[];
  readonly sent: string[];
}

interface Differences {
  readonly from?: pg.Pool;
  /** Milliseconds after which a notification counts as lost. */
  readonly arrival?: number;
  /** Called before each statement over the pool. */
  readonly before?: (text: string) => void;
  /** A wrong channel to listen to, so that no notification arrives. */
  readonly channel?: () => string | null;
}

const ORG = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e';

/** A second signal with connections of its own looks to the database like another process. */
function newProcess({ from = pool, arrival = 600_000, before = () => undefined, channel = () => null }: Differences = {}): Process {
  const sent: string[] = [];
  class Recording extends Database {
    override query<Row extends pg.QueryResultRow>(statement: Parameters<Database['query']>[0]): Promise<Row[]> {
      sent.push([statement.text, ...(statement.values ?? [])].join(' '));
      before(statement.text);
      return super.query(statement);
    }
    override newConnection(name: string): pg.Client {
      const client = super.newConnection(name);
      const query = client.query.bind(client) as (text: string) => Promise<pg.QueryResult>;
      const other = channel();
      if (other !== null) client.query = ((text: string) => query(text.replace(/^LISTEN .*/, `LISTEN ${other}`))) as typeof client.query;
      return client;
    }
  }
  const database = new Recording(() => from);
  const units = new PostgresUnitOfWork(database, new DatabaseClock(database));
  const said: string[] = [];
  const log = { warn: (sentence: string) => void said.push(`warn ${sentence}`), log: (sentence: string) => void said.push(`info ${sentence}`) };
  const signal = new PostgresDeliverySignal(database, units, log, { coalesce: 10, reconnect: 20, arrival, knowOthers: 0 });
  ends.push(() => signal.close());
  const INSERT = "INSERT INTO webhook_subscriptions (org_id, id, version, url, events, status, secret, created_at, updated_at) VALUES (gen_random_uuid(), gen_random_uuid(), 1, '', '{}', 'paused', '', now(), now())";
  const commit = (): Promise<void> =>
    units.run(() => {
      units.stage((rows) => rows.command({ table: 'webhook_subscriptions', isUnaudited: true, render: () => INSERT, announces: [{ topic: DELIVERIES, detail: ORG }] }));
      return Promise.resolve();
    });
  return { signal, commit, said, sent };
}

const endListeners = (): Promise<unknown> => pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'oratek deliveries' AND datname = current_database()");

const listeners = async (): Promise<number> => (await pool.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'oratek deliveries' AND datname = current_database() AND query LIKE 'LISTEN%' AND state = 'idle'")).rowCount ?? 0;

it('wakes the worker of its own process, and notifies nobody who is not there', async () => {
  const { signal, commit, sent } = newProcess();
  let woken = 0;
  ends.push(signal.subscribe(() => woken++));
  await eventually(async () => expect(await listeners()).toBe(1));
  await eventually(() => expect(woken).toBe(1));
  await commit();
  await eventually(() => expect(woken).toBe(2));
  await signal.close();
  expect(sent.filter((text) => /pg_notify/.test(text))).toEqual([expect.stringMatching(/ trial$/)]);
});

it('wakes the workers of other processes, with fewer signals than commits', async () => {
  const [server, worker] = [newProcess(), newProcess()];
  let woken = 0;
  const told = new Set<string>();
  ends.push(worker.signal.subscribe((orgIds) => (woken++, orgIds?.forEach((orgId) => told.add(orgId)))));
  await eventually(async () => expect(await listeners()).toBe(1));
  await eventually(() => expect(woken).toBe(1));
  await Promise.all(Array.from({ length: 200 }, () => server.commit()));
  await eventually(() => expect(woken).toBeGreaterThan(1));
  await server.signal.close();
  const notified = server.sent.filter((text) => /pg_notify/.test(text)).length;
  expect(notified).toBeGreaterThan(0);
  expect(notified).toBeLessThan(200);
  expect([...told]).toEqual([ORG]);
});

it('a connection that is lost comes back, and wakes for what was missed', async () => {
  const [server, worker] = [newProcess(), newProcess()];
  let woken = 0;
  ends.push(worker.signal.subscribe(() => woken++));
  await eventually(async () => expect(await listeners()).toBe(1));
  await eventually(() => expect(woken).toBe(1));
  await endListeners();
  await eventually(() => expect(woken).toBe(2));
  await eventually(async () => expect(await listeners()).toBe(1));
  await server.commit();
  await eventually(() => expect(woken).toBe(3));
});

it('where there is no listening it says so once, and tries on', async () => {
  const nowhere = new pg.Pool({ connectionString: 'postgres://postgres@127.0.0.1:9/nothing', max: 1 });
  let tries = 0;
  const { signal, said } = newProcess({ from: nowhere, channel: () => (tries++, null) });
  ends.push(signal.subscribe(() => undefined));
  await eventually(() => expect(tries).toBeGreaterThan(2));
  expect(said).toEqual([expect.stringMatching(/^warn The database cannot be listened to, /)]);
  expect(signal.hearsOthers()).toBe(false);
  await nowhere.end();
});

it('hears that notifications arrive, and says nothing of it', async () => {
  const { signal, said } = newProcess();
  let isFirst = true;
  const flaky = newProcess({
    before: (text) => {
      if (!/pg_notify/.test(text) || !isFirst) return;
      isFirst = false;
      throw new Error('the database is away');
    },
  });
  expect(signal.hearsOthers()).toBe(false);
  ends.push(signal.subscribe(() => undefined), flaky.signal.subscribe(() => undefined));
  await eventually(() => expect([signal.hearsOthers(), flaky.signal.hearsOthers()]).toEqual([true, true]));
  expect(said).toEqual([]);
  expect(isFirst).toBe(false);
});

it('finds out that notifications do not arrive, says once what to set, and takes it back when they do', async () => {
  let channel: string | null = 'another';
  const { signal, said, sent } = newProcess({ arrival: 1, channel: () => channel });
  ends.push(signal.subscribe(() => undefined));
  const silent = expect.stringMatching(/^warn Notifications .* set DATABASE_DIRECT_URL [^\n]*$/);
  await eventually(() => expect(said).toEqual([silent]));
  await endListeners();
  await eventually(() => expect(sent.filter((text) => / trial$/.test(text))).toHaveLength(2));
  channel = null;
  await endListeners();
  await eventually(() => expect(said).toEqual([silent, expect.stringMatching(/^info Notifications of the database arrive/)]));
  expect(signal.hearsOthers()).toBe(true);
  channel = 'another';
  await endListeners();
  await eventually(() => expect(said.slice(2)).toEqual([silent]));
  expect(signal.hearsOthers()).toBe(false);
});

if (!hasPgBouncer) process.stderr.write('PgBouncer is not installed: that it passes no notification on is not tried.\n');

describe.each(hasPgBouncer ? ['PgBouncer'] : [])('behind %s', () => {
  it.each(['transaction', 'session'])('in %s mode it finds out whether notifications arrive', async (mode) => {
    const bouncer = await startPgBouncer(database.url, { pool_mode: mode });
    ends.push(() => bouncer.stop());
    const pooled = new pg.Pool({ connectionString: bouncer.url, max: 3 });
    pooled.on('error', () => undefined);
    ends.push(() => pooled.end());
    const arrive = mode === 'session';
    const { signal, said, commit } = newProcess({ from: pooled, arrival: arrive ? 600_000 : 100 });
    let woken = 0;
    ends.push(signal.subscribe(() => woken++));
    await eventually(() => expect(arrive ? signal.hearsOthers() : said.length > 0).toBe(true));
    expect([said, signal.hearsOthers()]).toEqual([arrive ? [] : [expect.stringContaining('set DATABASE_DIRECT_URL')], arrive]);
    await commit();
    await eventually(() => expect(woken).toBeGreaterThan(1));
  });
});
