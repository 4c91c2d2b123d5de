import pg from 'pg';
import { Database } from '../../../../platform/database/database.js';
import { DatabaseClock } from '../../../../platform/database/database-clock.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { DELIVERIES } from './postgres-event-deliveries.js';
import { newDatabase } from '../../../../../test/support/databases.js';
import { eventually } from '../../../../../test/support/eventually.js';
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
  readonly warnings: string[];
  readonly sent: string[];
}

const ORG = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e';

/** To the database, what a process is. */
function newProcess(from: pg.Pool = pool): Process {
  const sent: string[] = [];
  class Recording extends Database {
    override query<Row extends pg.QueryResultRow>(statement: Parameters<Database['query']>[0]): Promise<Row[]> {
      sent.push(statement.text);
      return super.query(statement);
    }
  }
  const database = new Recording(() => from);
  const units = new PostgresUnitOfWork(database, new DatabaseClock(database));
  const warnings: string[] = [];
  const signal = new PostgresDeliverySignal(database, units, (sentence) => warnings.push(sentence), { coalesce: 10, reconnect: 20, knowOthers: 0 });
  ends.push(() => signal.close());
  const INSERT = "INSERT INTO webhook_subscriptions (org_id, id, version, url, events, status, secret, created_at, updated_at) VALUES (gen_random_uuid(), gen_random_uuid(), 1, '', '{}', 'paused', '', now(), now())";
  const commit = (): Promise<void> =>
    units.run(() => {
      units.stage((rows) => rows.command({ order: 'something', render: () => INSERT, announces: { topic: DELIVERIES, detail: ORG } }));
      return Promise.resolve();
    });
  return { signal, commit, warnings, sent };
}

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
  expect(sent.filter((text) => /pg_notify/.test(text))).toEqual([]);
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
  await pool.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'oratek deliveries' AND datname = current_database()");
  await eventually(() => expect(woken).toBe(2));
  await eventually(async () => expect(await listeners()).toBe(1));
  await server.commit();
  await eventually(() => expect(woken).toBe(3));
});

it('where there is no listening it says so once, and tries on', async () => {
  const nowhere = new pg.Pool({ connectionString: 'postgres://postgres@127.0.0.1:9/nothing', max: 1 });
  const { signal, warnings } = newProcess(nowhere);
  ends.push(signal.subscribe(() => undefined));
  await eventually(() => expect(warnings).toHaveLength(1));
  await nowhere.end();
});
