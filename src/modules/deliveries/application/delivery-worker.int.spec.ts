import { DatabaseClock } from '../../../platform/database/database-clock.js';
import { openTestQueue, type TestQueue } from '../../../../test/support/delivery-queue.js';
import { eventually } from '../../../../test/support/eventually.js';
import { addDeliveries, addDelivery, addSubscription, idFor } from '../../../../test/support/webhook-rows.js';
import type { AttemptResult, ClaimedDelivery, Recipient, Settlement } from '../domain/delivery.js';
import type { DeliveryQueue } from '../ports/delivery.queue.js';
import { DeliveryWorker } from './delivery-worker.js';
import { WORKER_LIMITS, type WorkerLimits } from './worker-limits.js';

let t: TestQueue;
const workers: DeliveryWorker[] = [];
const wakes: ((orgIds: readonly string[] | null) => void)[] = [];
const settlements: Settlement[] = [];
const errors: unknown[] = [];

beforeAll(async () => {
  t = await openTestQueue();
});
afterAll(() => t.close());
beforeEach(() => t.clear());
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop(0)));
  wakes.length = 0;
  settlements.length = 0;
  errors.length = 0;
});

const OK: AttemptResult = { statusCode: 200, durationMs: 1, retryAfter: null, error: null, excerpt: '' };
const FAILED: AttemptResult = { ...OK, statusCode: 500 };

function startWorker(send: (delivery: ClaimedDelivery) => Promise<AttemptResult>, limits: Partial<WorkerLimits> = {}, queue: DeliveryQueue = t.queue, hearsOthers = true): DeliveryWorker {
  const signal = { subscribe: (wake: (orgIds: readonly string[] | null) => void) => (wakes.push(wake), () => Promise.resolve()), hearsOthers: () => hearsOthers };
  const health = { record: (batch: readonly Settlement[]) => (settlements.push(...batch), Promise.resolve()) };
  const worker = new DeliveryWorker({ queue, sender: { send }, health, signal, clock: new DatabaseClock(t.database), random: () => 0.5, onError: (error) => errors.push(error) }, { ...WORKER_LIMITS, ...limits });
  workers.push(worker);
  worker.start();
  return worker;
}

/** The queue, with its calls counted. */
function countedQueue(): { queue: DeliveryQueue; asked: Record<string, number> } {
  const asked: Record<string, number> = {};
  const queue = new Proxy(t.queue, {
    get: (target, name: keyof DeliveryQueue) => (...args: never[]) => {
      asked[name] = (asked[name] ?? 0) + 1;
      return (target[name] as (...given: never[]) => unknown).apply(target, args);
    },
  });
  return { queue, asked };
}

const pending = async (where = 'true'): Promise<number> => (await t.pool.query(`SELECT count(*)::int AS count FROM pending_deliveries WHERE ${where}`)).rows[0].count;
const logged = async (where = 'true'): Promise<number> => (await t.pool.query(`SELECT count(*)::int AS count FROM delivery_log WHERE ${where}`)).rows[0].count;

it('two workers send each of 10,000 deliveries once, and those of a record in order', async () => {
  for (const n of [1, 2, 3, 4]) {
    await addSubscription(t.pool, `o${n % 2}`, `s${n}`);
    await addDeliveries(t.pool, `o${n % 2}`, `s${n}`, 2_500, 500);
  }
  const sent = new Map<string, number>();
  const arrivals = new Map<string, number[]>();
  const send = async (delivery: ClaimedDelivery): Promise<AttemptResult> => {
    sent.set(delivery.id, (sent.get(delivery.id) ?? 0) + 1);
    const key = `${delivery.subscriptionId} ${delivery.recordId}`;
    arrivals.set(key, [...(arrivals.get(key) ?? []), delivery.sequence]);
    await new Promise(setImmediate);
    return OK;
  };
  startWorker(send);
  startWorker(send);
  await eventually(async () => expect(await logged("status = 'succeeded'")).toBe(10_000), 150_000);
  expect(await pending()).toBe(0);
  expect([...sent.values()].filter((times) => times !== 1)).toEqual([]);
  expect(arrivals.size).toBe(2_000);
  expect([...arrivals.values()].every((order) => order.join() === '1,2,3,4,5')).toBe(true);
});

it('one record with 500 events goes in order, without waiting for a poll', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 500, 1);
  const order: number[] = [];
  startWorker(({ sequence }) => (order.push(sequence), Promise.resolve(OK)), { poll: 1_000_000 });
  await eventually(() => expect(order).toHaveLength(500));
  expect(order).toEqual(Array.from({ length: 500 }, (_, n) => n + 1));
});

it('keeps within its bounds, and a dead endpoint costs others nothing', async () => {
  for (const name of ['dead', 'alive']) await addSubscription(t.pool, name, name);
  await t.pool.query("INSERT INTO webhook_failures SELECT org_id, id, epoch, url, now() - interval '1 hour', now(), 3, 1 FROM webhook_subscriptions WHERE id = $1", [idFor('dead')]);
  await addDeliveries(t.pool, 'dead', 'dead', 500);
  await addDeliveries(t.pool, 'alive', 'alive', 500);
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
      return subscriptionId === idFor('dead') ? FAILED : OK;
    },
    { concurrency: 20, perSubscription: 7 },
  );
  await eventually(async () => expect(await logged(`subscription_id = '${idFor('alive')}' AND status = 'succeeded'`)).toBe(500));
  expect(most.get(idFor('dead'))).toBe(1);
  expect(most.get(idFor('alive'))).toBeLessThanOrEqual(7);
  expect(most.get(idFor('alive'))).toBeGreaterThan(1);
  release();
});

it('gives an organization its slot although others hold all and have more', async () => {
  for (let n = 0; n < 8; n++) {
    await addSubscription(t.pool, `slow${n}`, `slow${n}`);
    await addDeliveries(t.pool, `slow${n}`, `slow${n}`, 100);
  }
  await addSubscription(t.pool, 'ninth', 'ninth');
  const running: { org: string; end: () => void }[] = [];
  const claimedFor = new Set<string>();
  const queue = new Proxy(t.queue, {
    get: (target, name: keyof DeliveryQueue) => async (...args: never[]) => {
      const result: unknown = await (target[name] as (...given: never[]) => Promise<unknown>).apply(target, args);
      // In a later turn of the event loop, when the worker has taken what it claimed.
      if (name === 'claim' && (result as { deliveries: unknown[] }).deliveries.length > 0) setImmediate(() => claimedFor.add((args as unknown as [Recipient])[0].orgId));
      return result;
    },
  });
  const begun: string[] = [];
  startWorker(
    ({ orgId }) =>
      new Promise((resolve) => {
        begun.push(orgId);
        running.push({ org: orgId, end: () => resolve(OK) });
      }),
    { concurrency: 16, perSubscription: 16 },
    queue,
  );
  await eventually(() => expect(begun).toHaveLength(16));
  await addDeliveries(t.pool, 'ninth', 'ninth', 3);
  wakes[0]?.([idFor('ninth')]);
  // The lane's first delivery is claimed although no slot is free.
  await eventually(() => expect(claimedFor).toContain(idFor('ninth')));
  // Slots that become free go to lanes without one: at most seven of the eight, and the ninth.
  for (let n = 1; n <= 8; n++) {
    running.shift()?.end();
    await eventually(() => expect(begun).toHaveLength(16 + n));
  }
  expect(begun.slice(16)).toContain(idFor('ninth'));
  for (const { end } of running) end();
});

it('an organization never has more than its share, however many subscriptions it has', async () => {
  for (let n = 0; n < 20; n++) {
    await addSubscription(t.pool, 'a', `s${n}`);
    await addDeliveries(t.pool, 'a', `s${n}`, 10);
  }
  let now = 0;
  let most = 0;
  startWorker(async () => {
    most = Math.max(most, ++now);
    await new Promise(setImmediate);
    now--;
    return OK;
  }, { perOrganization: 10 });
  await eventually(async () => expect(await logged()).toBe(200));
  expect(most).toBeLessThanOrEqual(10);
});

it('retries on time without being woken', async () => {
  await addSubscription(t.pool, 'a', 's');
  const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
  let begins = 0;
  startWorker(() => Promise.resolve(++begins === 1 ? FAILED : OK));
  await eventually(async () => expect(await pending('attempts = 1')).toBe(1));
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() + interval '300 milliseconds' WHERE id = $1", [id]);
  await eventually(async () => expect(await logged("status = 'succeeded' AND attempts = 2")).toBe(1));
});

it('takes up what a signal announces, with a poll that would never come', async () => {
  await addSubscription(t.pool, 'a', 's');
  startWorker(() => Promise.resolve(OK), { poll: 1_000_000 });
  await addDelivery(t.pool, 'a', 's', { record: 'r' });
  await eventually(async () => {
    wakes.at(-1)?.([idFor('a')]);
    expect(await logged("status = 'succeeded'")).toBe(1);
  });
});

it('takes up what nobody signals while signals of others do not arrive, with a poll that would never come', async () => {
  await addSubscription(t.pool, 'a', 's');
  startWorker(() => Promise.resolve(OK), { poll: 1_000_000 }, t.queue, false);
  for (const count of [1, 2]) {
    await addDelivery(t.pool, 'a', 's', { record: 'r', seq: count });
    await eventually(async () => expect(await logged("status = 'succeeded'")).toBe(count));
  }
});

it('passes over what others have locked without asking again and again, and takes it when it is free', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 40);
  const other = await t.pool.connect();
  await other.query('BEGIN');
  await other.query('SELECT 1 FROM pending_deliveries FOR UPDATE');
  const { queue, asked } = countedQueue();
  let sent = 0;
  startWorker(() => Promise.resolve((sent++, OK)), {}, queue);
  await eventually(() => expect(asked['claim'] ?? 0).toBeGreaterThan(3));
  const [from, began] = [asked['claim'] ?? 0, performance.now()];
  await eventually(() => expect(asked['find'] ?? 0).toBeGreaterThan(2));
  // The pauses double up to 320 ms, and each claim takes time as well, so this is an upper bound.
  expect((asked['claim'] ?? 0) - from).toBeLessThanOrEqual(Math.ceil((performance.now() - began) / 40) + 1);
  await other.query('ROLLBACK');
  other.release();
  await eventually(() => expect(sent).toBe(40));
});

it('gives back in time what it cannot begin', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 30);
  startWorker(() => new Promise(() => undefined), { perSubscription: 2 });
  await eventually(async () => expect(await pending('lease IS NOT NULL')).toBeGreaterThan(2));
  await eventually(async () => expect(await pending('lease IS NOT NULL')).toBeLessThanOrEqual(10));
  expect(await pending('attempts > 0')).toBe(0);
});

it('tells what came of attempts, of those alone that were written', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 3);
  const gone: string[] = [];
  startWorker(async ({ eventId, recordId }) => {
    if (gone.length === 0) {
      gone.push(recordId);
      await t.pool.query('DELETE FROM events WHERE id = $1', [eventId]);
    }
    return OK;
  });
  await eventually(async () => expect([await pending(), await logged()]).toEqual([0, 2]));
  await eventually(() => expect(settlements.map(({ delivery, status }) => [delivery.recordId === gone[0], status])).toEqual([[false, 'succeeded'], [false, 'succeeded']]));
});

describe('at shutdown', () => {
  it('lets attempts in flight end, and claims nothing more', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 100);
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
    expect(await logged("status = 'succeeded'")).toBe(sent);
    expect(await pending('lease IS NOT NULL')).toBe(0);
    expect(sent).toBeLessThan(100);
  });

  it('gives back what takes too long, so that others can have it at once', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 5);
    let sent = 0;
    const worker = startWorker(() => {
      sent++;
      return new Promise(() => undefined);
    });
    await eventually(() => expect(sent).toBe(5));
    await worker.stop(50);
    expect(await pending('lease IS NULL AND due_at <= now() AND attempts = 0')).toBe(5);
  });
});

it('tells of results that it could not write, and writes them again', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDelivery(t.pool, 'a', 's', { record: 'r' });
  const refused = new Error('refused');
  let tries = 0;
  const queue = new Proxy(t.queue, {
    get: (target, name: keyof DeliveryQueue) => (...args: never[]) => {
      if (name === 'settle' && ++tries === 1) return Promise.reject(refused);
      return (target[name] as (...given: never[]) => unknown).apply(target, args);
    },
  });
  startWorker(() => Promise.resolve(OK), {}, queue);
  await eventually(async () => expect(await logged("status = 'succeeded'")).toBe(1));
  expect(errors).toEqual([refused]);
});

it('outlives a database that fails, and writes what it had not', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 50);
  let sent = 0;
  startWorker(async () => {
    if (++sent === 5) await t.pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()');
    return OK;
  });
  await eventually(async () => expect(await logged("status = 'succeeded'")).toBe(50));
});
