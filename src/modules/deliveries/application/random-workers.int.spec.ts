import { DatabaseClock } from '../../../platform/database/database-clock.js';
import { openTestQueue, type TestQueue } from '../../../../test/support/delivery-queue.js';
import { eventually } from '../../../../test/support/eventually.js';
import { pace } from '../../../../test/support/pace.js';
import { addSubscription, idFor } from '../../../../test/support/webhook-rows.js';
import { PostgresDeliverySweeps } from '../adapters/postgres/postgres-delivery.sweeps.js';
import type { AttemptResult, ClaimedDelivery } from '../domain/delivery.js';
import type { DeliveryQueue } from '../ports/delivery.queue.js';
import { DeliveryWorker } from './delivery-worker.js';

const ROUNDS = process.env['TEST_LONG'] === '1' ? 20 : 3;
const [SUBSCRIPTIONS, RECORDS, EVENTS] = [4, 25, 12];

let t: TestQueue;
beforeAll(async () => {
  t = await openTestQueue();
});
afterAll(() => t.close());

interface KillableWorker {
  /** After this call the worker reaches neither the queue nor an endpoint. */
  readonly kill: () => void;
  /** Ends the worker's remaining timers and connections in this process. */
  readonly end: () => Promise<void>;
}

const NOTHING = { find: [], claim: { deliveries: [], picked: 0, open: 0 }, settle: { written: [], locked: [], freed: [] }, release: undefined };

function killableWorker(send: (delivery: ClaimedDelivery) => Promise<AttemptResult>): KillableWorker {
  let isDead = false;
  let end: () => void = () => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  const queue = new Proxy(t.queue, {
    get: (target, name: keyof DeliveryQueue) => async (...args: never[]) => {
      const result: unknown = isDead ? null : await (target[name] as (...given: never[]) => Promise<unknown>).apply(target, args);
      if (!isDead) return result;
      await over;
      return NOTHING[name];
    },
  });
  const worker = new DeliveryWorker({
    queue,
    sender: { send: async (delivery) => (isDead ? (await over, { statusCode: 200, durationMs: 0, retryAfter: null, error: null, excerpt: '' }) : send(delivery)) },
    health: { record: () => Promise.resolve() },
    signal: { subscribe: () => () => Promise.resolve(), hearsOthers: () => true },
    clock: new DatabaseClock(t.database),
    random: Math.random,
  });
  worker.start();
  return {
    kill: () => void (isDead = true),
    end: () => {
      isDead = true;
      end();
      return worker.stop(0);
    },
  };
}

/** The events of a record are committed one after the other, since each checks the record's version. */
async function change(record: number, seq: number): Promise<void> {
  await t.pool.query(
    `WITH e AS (INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
       SELECT $1::uuid, gen_random_uuid(), 'contact.updated', 'contact', $2::uuid, $3, '{}', now(), '{}' RETURNING *)
     INSERT INTO pending_deliveries (org_id, event_id, id, subscription_id, epoch, record_id, seq, resend, event, attempts, created_at, due_at)
     SELECT e.org_id, e.id, gen_random_uuid(), s.id, s.epoch, e.record_id, e.seq, false, e.type, 0, e.at, date_trunc('milliseconds', now())
     FROM e JOIN webhook_subscriptions s ON s.org_id = e.org_id AND s.status = 'active'`,
    [idFor('a'), idFor(`record ${record}`), seq],
  );
}

/*
 * Only retries and the leases of dead workers are shortened: a delivery behind another must be freed by that one, or the
 * test does not end.
 */
const hurry = (): Promise<unknown> =>
  t.pool.query(`UPDATE pending_deliveries SET due_at = now() - interval '1 millisecond' WHERE (org_id, event_id, id) IN (
    SELECT org_id, event_id, id FROM pending_deliveries WHERE attempts > 0 AND lease IS NULL AND due_at > now() FOR UPDATE SKIP LOCKED)`);
const expireLeasesOf = (since: Date): Promise<unknown> =>
  t.pool.query(`UPDATE pending_deliveries SET due_at = now() - interval '1 millisecond' WHERE (org_id, event_id, id) IN (
    SELECT org_id, event_id, id FROM pending_deliveries WHERE lease IS NOT NULL AND due_at < $1::timestamptz + interval '20 seconds' FOR UPDATE SKIP LOCKED)`, [since]);

it.each(Array.from({ length: ROUNDS }, (_, n) => n + 1))('three workers lose nothing, invert nothing and double only what a dead one had, whatever fails, stops, goes or dies (%i)', async () => {
  await t.clear();
  for (let n = 0; n < SUBSCRIPTIONS; n++) await addSubscription(t.pool, 'a', `s${n}`);
  const begun = new Map<string, { seq: number; ended: boolean }[]>();
  const sent = new Map<string, number>();
  const inverted: string[] = [];
  const deletedRecords = new Set<string>();
  const stopped = new Set<string>();
  /**
   * Changes and the deletion of a record run one after the other, since each checks the record's version; so a deletion
   * sees every event.
   */
  const turns = new Map<number, Promise<unknown>>();
  const inTurn = (record: number, work: () => Promise<unknown>): Promise<unknown> => {
    const turn = (turns.get(record) ?? Promise.resolve()).then(work);
    turns.set(record, turn);
    return turn;
  };
  const send = async ({ id, subscriptionId, recordId, sequence, endpoint }: ClaimedDelivery): Promise<AttemptResult> => {
    sent.set(id, (sent.get(id) ?? 0) + 1);
    // The order holds between two stops only: attempts under way at a stop overlap with those after it.
    const key = `${subscriptionId} ${recordId} ${endpoint.epoch}`;
    const others = begun.get(key) ?? [];
    if (others.some(({ seq, ended }) => seq > sequence || (seq < sequence && !ended))) inverted.push(`${key} ${sequence}`);
    const own = others.find(({ seq }) => seq === sequence) ?? { seq: sequence, ended: false };
    begun.set(key, [...others.filter((one) => one !== own), own]);
    await pace(Math.random() * 4);
    const isOk = Math.random() < 0.85;
    own.ended ||= isOk;
    return { statusCode: isOk ? 200 : 500, durationMs: 1, retryAfter: null, error: null, excerpt: '' };
  };
  const workers = [killableWorker(send), killableWorker(send), killableWorker(send)];
  const sweeps = new PostgresDeliverySweeps(t.database);
  const until = { isOver: false };
  let lastKill: Date | null = null;
  const disturb = async (): Promise<void> => {
    for (let n = 0; !until.isOver; n++) {
      await pace(20);
      await hurry();
      if (lastKill) await expireLeasesOf(lastKill);
      if (n % 10 === 3) await sweeps.failStopped();
      if (n % 12 === 5 && n < 100) {
        const name = idFor(`s${Math.floor(Math.random() * SUBSCRIPTIONS)}`);
        stopped.add(name);
        // The subscription is stopped and started again at once, so that no event falls between the two.
        await t.pool.query('UPDATE webhook_subscriptions SET epoch = epoch + 1 WHERE id = $1', [name]);
      }
      if (n % 15 === 7 && n < 100) {
        const record = Math.floor(Math.random() * RECORDS);
        deletedRecords.add(idFor(`record ${record}`));
        await inTurn(record, () => t.pool.query('DELETE FROM events WHERE record_id = $1', [idFor(`record ${record}`)]));
      }
      if (n === 12) {
        workers[0]?.kill();
        lastKill = (await t.pool.query('SELECT clock_timestamp() AS now')).rows[0].now as Date;
        workers.push(killableWorker(send));
      }
    }
  };
  const disturbing = disturb();
  await Promise.all(
    Array.from({ length: RECORDS }, async (_, record) => {
      for (let seq = 1; seq <= EVENTS; seq++) {
        await inTurn(record, () => change(record, seq));
        await pace(Math.random() * 40);
      }
    }),
  );
  try {
    await eventually(async () => expect((await t.pool.query('SELECT count(*)::int AS count FROM pending_deliveries')).rows).toEqual([{ count: 0 }]), 120_000);
  } finally {
    until.isOver = true;
    await disturbing;
    await Promise.all(workers.map(({ end }) => end()));
  }

  // Deliveries that were deleted with their record may have been attempted before or not.
  expect(inverted.filter((one) => !deletedRecords.has(one.split(' ')[1] ?? ''))).toEqual([]);
  const rows = (await t.pool.query("SELECT id, subscription_id, status, attempts, attempt_log FROM delivery_log")).rows as { id: string; subscription_id: string; status: string; attempts: number; attempt_log: { error: string | null }[] }[];
  const { rows: kept } = await t.pool.query('SELECT count(*)::int AS count FROM events');
  // Each remaining event was sent to each subscription, except those that a stop failed.
  expect(rows.length).toBe(kept[0].count * SUBSCRIPTIONS);
  expect(rows.filter(({ status, subscription_id }) => status === 'failed' && !stopped.has(subscription_id))).toEqual([]);
  for (const { id, attempts, attempt_log: log } of rows) {
    expect(log).toHaveLength(attempts);
    const lost = log.filter(({ error }) => error?.startsWith('outcome unknown')).length;
    // A dead worker may have claimed a delivery without beginning its attempt.
    expect(sent.get(id) ?? 0).toBeLessThanOrEqual(attempts);
    expect(sent.get(id) ?? 0).toBeGreaterThanOrEqual(attempts - lost);
  }
}, 300_000);
