import pg from 'pg';
import { Database } from '../../../platform/database/database.js';
import { DatabaseClock } from '../../../platform/database/database-clock.js';
import { newDatabase } from '../../../../test/support/databases.js';
import { eventually } from '../../../../test/support/eventually.js';
import { addDeliveries, addDelivery, addSubscription, idFor } from '../../../../test/support/webhook-rows.js';
import { PostgresDeliveryQueue } from '../adapters/postgres/postgres-delivery.queue.js';
import type { AttemptResult, ClaimedDelivery } from '../domain/delivery.js';
import { DeliveryWorker, WORKER_LIMITS } from './delivery-worker.js';

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
const workers: DeliveryWorker[] = [];

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 10 });
  pool.on('error', () => undefined);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE deliveries, events, webhook_subscriptions CASCADE');
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
});

const OK: AttemptResult = { statusCode: 200, durationMs: 1, retryAfter: null, error: null, excerpt: '' };
const wakes: (() => void)[] = [];

function startWorker(send: (delivery: ClaimedDelivery) => Promise<AttemptResult>, limits: Partial<typeof WORKER_LIMITS> = {}, random = (): number => 0.5): DeliveryWorker {
  const signal = { subscribe: (wake: () => void) => (wakes.push(wake), () => Promise.resolve()) };
  const source = new Database(() => pool);
  const queue = new PostgresDeliveryQueue(source);
  const worker = new DeliveryWorker({ queue, sender: { send }, signal, clock: new DatabaseClock(source), random }, { ...WORKER_LIMITS, ...limits });
  workers.push(worker);
  worker.start();
  return worker;
}

const count = async (where: string): Promise<number> => Number((await pool.query(`SELECT count(*) FROM deliveries WHERE ${where}`)).rows[0].count);

it('two workers send each of 10,000 deliveries once, and those of a record in order', async () => {
  for (const n of [1, 2, 3, 4]) {
    await addSubscription(pool, `o${n % 2}`, `s${n}`);
    await addDeliveries(pool, `o${n % 2}`, `s${n}`, 2_500, 500);
  }
  const sent = new Map<string, number>();
  const arrivals = new Map<string, number[]>();
  const send = async (delivery: ClaimedDelivery): Promise<AttemptResult> => {
    sent.set(delivery.id, (sent.get(delivery.id) ?? 0) + 1);
    const { record, seq } = JSON.parse(delivery.body) as { record: number; seq: number };
    const key = `${delivery.subscriptionId} ${record}`;
    arrivals.set(key, [...(arrivals.get(key) ?? []), seq]);
    await new Promise(setImmediate);
    return OK;
  };
  startWorker(send);
  startWorker(send);
  await eventually(async () => expect(await count("status = 'succeeded'")).toBe(10_000), 150_000);
  expect([...sent.values()].filter((times) => times !== 1)).toEqual([]);
  expect(arrivals.size).toBe(2_000);
  expect([...arrivals.values()].every((order) => order.join() === '1,2,3,4,5')).toBe(true);
});

it('keeps within its bounds, and a dead endpoint costs others nothing', async () => {
  for (const name of ['dead', 'alive']) await addSubscription(pool, name, name, name === 'dead' ? { failing_since: new Date(Date.now() - 60_000) } : {});
  await addDeliveries(pool, 'dead', 'dead', 500);
  await addDeliveries(pool, 'alive', 'alive', 500);
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  let release: () => void = () => undefined;
  const hanging = new Promise<void>((resolve) => (release = resolve));
  startWorker(
    async ({ orgId, subscriptionId }) => {
      now.set(orgId, (now.get(orgId) ?? 0) + 1);
      most.set(orgId, Math.max(most.get(orgId) ?? 0, now.get(orgId) ?? 0));
      await (subscriptionId === idFor('dead') ? hanging : new Promise(setImmediate));
      now.set(orgId, (now.get(orgId) ?? 0) - 1);
      return subscriptionId === idFor('dead') ? { ...OK, statusCode: 500 } : OK;
    },
    { concurrency: 20, perSubscription: 7 },
  );
  await eventually(async () => expect(await count(`subscription_id = '${idFor('alive')}' AND status = 'succeeded'`)).toBe(500));
  expect(most.get(idFor('dead'))).toBe(1);
  expect(most.get(idFor('alive'))).toBeLessThanOrEqual(7);
  expect(most.get(idFor('alive'))).toBeGreaterThan(1);
  release();
});

it('retries on time without being woken', async () => {
  await addSubscription(pool, 'a', 's');
  const id = await addDelivery(pool, 'a', 's', { record: 'r' });
  const begins: number[] = [];
  startWorker(async () => {
    begins.push(Date.now());
    if (begins.length === 1) return { ...OK, statusCode: 500 };
    return Promise.resolve(OK);
  });
  await eventually(async () => expect(await count('attempts = 1')).toBe(1));
  await pool.query("UPDATE deliveries SET next_attempt_at = now() + interval '300 milliseconds' WHERE id = $1", [id]);
  await eventually(async () => expect(await count("status = 'succeeded' AND attempts = 2")).toBe(1));
});

it('takes up what a signal announces, with a poll that would never come', async () => {
  await addSubscription(pool, 'a', 's');
  startWorker(() => Promise.resolve(OK), { poll: 1_000_000 });
  await addDelivery(pool, 'a', 's', { record: 'r' });
  await eventually(async () => {
    wakes.at(-1)?.();
    expect(await count("status = 'succeeded'")).toBe(1);
  });
});

describe('at shutdown', () => {
  it('lets attempts in flight end, and claims nothing more', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 100);
    let sent = 0;
    let answer: () => void = () => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const worker = startWorker(async () => {
      sent++;
      await answered;
      return OK;
    });
    await eventually(() => expect(sent).toBeGreaterThan(0));
    const stopped = worker.stop(120_000);
    answer();
    await stopped;
    expect(await count("status = 'succeeded'")).toBe(sent);
    expect(await count('lease_owner IS NOT NULL')).toBe(0);
    expect(sent).toBeLessThan(100);
  });

  it('gives back what takes too long, so that others can have it at once', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 5);
    let sent = 0;
    const worker = startWorker(() => {
      sent++;
      return new Promise(() => undefined);
    });
    await eventually(() => expect(sent).toBe(5));
    await worker.stop(50);
    expect(await count('lease_owner IS NULL AND next_attempt_at <= now() AND attempts = 0')).toBe(5);
  });
});

it('outlives a database that fails, and writes what it had not', async () => {
  await addSubscription(pool, 'a', 's');
  await addDeliveries(pool, 'a', 's', 50);
  let sent = 0;
  startWorker(async () => {
    if (++sent === 5) await pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
    return OK;
  });
  await eventually(async () => expect(await count("status = 'succeeded'")).toBe(50));
});
