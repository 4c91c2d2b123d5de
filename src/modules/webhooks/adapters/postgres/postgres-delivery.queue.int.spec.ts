import pg from 'pg';
import { toTimestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { newDatabase } from '../../../../../test/support/databases.js';
import { addDeliveries, addDelivery, addSubscription, idFor } from '../../../../../test/support/webhook-rows.js';
import { type ClaimedDelivery, settle } from '../../domain/delivery.js';
import type { ClaimRequest } from '../../ports/delivery.queue.js';
import { PostgresDeliveryQueue } from './postgres-delivery.queue.js';
import { PostgresDeliverySweeps } from './postgres-delivery.sweeps.js';
import { PostgresOutboxQueries } from './postgres-outbox.queries.js';

let database: { url: string; drop: () => Promise<void> };
let pool: pg.Pool;
let queue: PostgresDeliveryQueue;
let db: Database;

beforeAll(async () => {
  database = await newDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 10 });
  pool.on('error', () => undefined);
  db = new Database(() => pool);
  queue = new PostgresDeliveryQueue(db);
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});
beforeEach(async () => {
  await pool.query('TRUNCATE deliveries, events, webhook_subscriptions CASCADE');
});

const request = (rest: Partial<ClaimRequest> = {}): ClaimRequest => ({
  free: 64, freeProbes: 16, perSubscription: 8, perOrganization: 32, inFlight: { subscriptions: new Map(), organizations: new Map() }, after: null, ...rest,
});
const claim = async (rest: Partial<ClaimRequest> = {}): Promise<readonly ClaimedDelivery[]> => (await queue.claim(request(rest))).deliveries;
const ids = (deliveries: readonly ClaimedDelivery[]): string[] => deliveries.map(({ id }) => id).sort();
const finish = (deliveries: readonly ClaimedDelivery[], statusCode: number | null, at = new Date()): Promise<void> =>
  queue.settle(deliveries.map((one) => settle(one, toTimestamp(at), { statusCode, durationMs: 3, retryAfter: null, error: null, excerpt: 'ok' }, () => 0.5)));
const row = async (id: string): Promise<any> => (await pool.query('SELECT *, extract(epoch FROM next_attempt_at)::float8 AS due_at FROM deliveries WHERE id = $1', [id])).rows[0];
const databaseTime = async (): Promise<number> => (await pool.query('SELECT extract(epoch FROM clock_timestamp())::float8 AS at')).rows[0].at;
const subscription = async (name: string): Promise<any> => (await pool.query('SELECT * FROM webhook_subscriptions WHERE id = $1', [idFor(name)])).rows[0];
const expireLeases = (): Promise<unknown> => pool.query("UPDATE deliveries SET next_attempt_at = now() - interval '1 second' WHERE lease_owner IS NOT NULL");

it('hands out all that an attempt needs', async () => {
  await addSubscription(pool, 'a', 's', { previous_secret: Buffer.from('old'), previous_until: new Date(Date.now() + 60_000) });
  const id = await addDelivery(pool, 'a', 's', { record: 'r' });
  const from = await databaseTime();
  const [claimed] = await claim();
  expect(claimed).toMatchObject({ orgId: idFor('a'), id, subscriptionId: idFor('s'), attempts: 0, event: 'contact.updated', url: 'http://127.0.0.1:9/s', body: '{"event":"contact.updated","record":"r","seq":1}', isProbe: false });
  expect([claimed?.secret.toString(), claimed?.previousSecret?.toString()]).toEqual(['whsec_c2VjcmV0', 'old']);
  const leased = await row(id);
  expect(leased).toMatchObject({ lease_owner: claimed?.lease, status: 'pending' });
  expect(leased.due_at).toBeGreaterThanOrEqual(from + 20);
  expect(leased.due_at).toBeLessThanOrEqual((await databaseTime()) + 20);
});

describe('fairness', () => {
  it('a backlog of one subscription leaves others their share, and the claim is bounded', async () => {
    await addSubscription(pool, 'a', 'busy');
    await addDeliveries(pool, 'a', 'busy', 3_000);
    for (const n of [1, 2, 3]) {
      await addSubscription(pool, `b${n}`, `quiet${n}`);
      await addDelivery(pool, `b${n}`, `quiet${n}`, { record: 'r' });
    }
    const claimed = await claim();
    expect(claimed.filter(({ subscriptionId }) => subscriptionId === idFor('busy'))).toHaveLength(8);
    expect(claimed).toHaveLength(11);
  });

  it('an organization gets no more than its share, however many subscriptions it has', async () => {
    for (let n = 0; n < 50; n++) {
      await addSubscription(pool, 'a', `s${n}`);
      await addDelivery(pool, 'a', `s${n}`, { record: 'r' });
    }
    await addSubscription(pool, 'b', 'other');
    await addDelivery(pool, 'b', 'other', { record: 'r' });
    const claimed = await claim({ perOrganization: 10 });
    expect(claimed.filter(({ orgId }) => orgId === idFor('a'))).toHaveLength(10);
    expect(claimed.filter(({ orgId }) => orgId === idFor('b'))).toHaveLength(1);
    const busy = { subscriptions: new Map<string, number>(), organizations: new Map([[idFor('a'), 10]]) };
    expect(await claim({ perOrganization: 10, inFlight: busy })).toEqual([]);
  });

  it('goes on where the last claim ended, so that each has its turn', async () => {
    for (let n = 0; n < 10; n++) {
      await addSubscription(pool, `o${n}`, `s${n}`);
      await addDeliveries(pool, `o${n}`, `s${n}`, 10);
    }
    const first = await queue.claim(request({ free: 4 }));
    const second = await queue.claim(request({ free: 4, after: first.position }));
    const third = await queue.claim(request({ free: 4, after: second.position }));
    const turns = [first, second, third].map(({ deliveries }) => new Set(deliveries.map(({ subscriptionId }) => subscriptionId)).size);
    expect(turns).toEqual([4, 4, 2]);
    expect([first.position === null, second.position === null, third.position]).toEqual([false, false, null]);
  });

  it('an endpoint that has been failing is tried by one at a time, within what is free for such', async () => {
    for (const name of ['dead1', 'dead2']) {
      await addSubscription(pool, name, name, { failing_since: new Date(Date.now() - 60_000) });
      await addDeliveries(pool, name, name, 20);
    }
    const claimed = await claim({ freeProbes: 1 });
    expect(claimed).toHaveLength(1);
    expect(claimed[0]?.isProbe).toBe(true);
    expect(await claim({ inFlight: { subscriptions: new Map([[claimed[0]!.subscriptionId, 1]]), organizations: new Map() } })).toHaveLength(1);
    await finish(claimed, 200);
    const healthy = await claim({ freeProbes: 0 });
    expect(healthy).toHaveLength(8);
    expect(new Set(healthy.map(({ subscriptionId }) => subscriptionId))).toEqual(new Set([claimed[0]!.subscriptionId]));
  });
});

describe('a lease', () => {
  it('is taken over when it is over, and what comes late writes nothing', async () => {
    await addSubscription(pool, 'a', 's');
    const id = await addDelivery(pool, 'a', 's', { record: 'r' });
    const dead = await claim();
    expect(await claim()).toEqual([]);
    await expireLeases();
    const taken = await claim();
    expect(ids(taken)).toEqual([id]);
    await finish(dead, 200);
    expect(await row(id)).toMatchObject({ status: 'pending', attempts: 0, lease_owner: taken[0]?.lease });
    expect((await pool.query('SELECT 1 FROM delivery_attempts')).rowCount).toBe(0);
    await finish(taken, 200);
    expect(await row(id)).toMatchObject({ status: 'succeeded', attempts: 1, lease_owner: null, next_attempt_at: null });
  });

  it('can be given back', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 5);
    const first = await claim();
    await queue.release(first);
    const second = await claim();
    expect(ids(second)).toEqual(ids(first));
    await queue.release(first);
    expect(await claim()).toEqual([]);
  });
});

describe('the order within a record', () => {
  it('holds later ones back until the first is settled; other records and resends go on', async () => {
    await addSubscription(pool, 'a', 's');
    const first = await addDelivery(pool, 'a', 's', { record: 'r', seq: 1 });
    const second = await addDelivery(pool, 'a', 's', { record: 'r', seq: 2, due: "now() - interval '1 minute'" });
    const resent = await addDelivery(pool, 'a', 's', { record: 'r', seq: 2, resend: true });
    const other = await addDelivery(pool, 'a', 's', { record: 'q' });
    const claimed = await claim();
    expect(ids(claimed)).toEqual([first, resent, other].sort());
    expect(await claim()).toEqual([]);
    await finish(claimed.filter(({ id }) => id === first), 200);
    expect(ids(await claim())).toEqual([second]);
  });

  it('a failing one is overtaken 5 minutes after its first attempt', async () => {
    await addSubscription(pool, 'a', 's');
    const first = await addDelivery(pool, 'a', 's', { record: 'r', seq: 1 });
    const second = await addDelivery(pool, 'a', 's', { record: 'r', seq: 2 });
    await finish(await claim(), 500);
    expect(await claim()).toEqual([]);
    await pool.query("UPDATE deliveries SET first_attempt_at = now() - interval '301 seconds' WHERE id = $1", [first]);
    expect(ids(await claim())).toEqual([second]);
  });

  it('many that are held back hide nothing of the same subscription, and go on one after the other', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 500, 1);
    await pool.query("UPDATE deliveries SET next_attempt_at = now() - interval '1 minute'");
    const hidden = await addDelivery(pool, 'a', 's', { record: 'other' });
    const seen: ClaimedDelivery[] = [];
    for (let n = 0; n < 10; n++) seen.push(...(await claim()));
    expect(ids(seen)).toContain(hidden);
    expect(seen).toHaveLength(2);
    await finish(seen, 200);
    for (let seq = 2; seq < 10; seq++) {
      const next = await claim();
      expect(next.map(({ body }) => JSON.parse(body).seq)).toEqual([seq]);
      await finish(next, 200);
    }
  });
});

describe('what comes of an attempt', () => {
  it('is logged, and one that failed is due again', async () => {
    await addSubscription(pool, 'a', 's');
    const id = await addDelivery(pool, 'a', 's', { record: 'r' });
    const from = await databaseTime();
    await finish(await claim(), 503);
    const failed = await row(id);
    expect(failed).toMatchObject({ status: 'pending', attempts: 1, lease_owner: null });
    // After 5 s, spread by half of a tenth of it, which is what this random number makes of it: exactly.
    expect(failed.due_at).toBeGreaterThanOrEqual(from + 5);
    expect(failed.due_at).toBeLessThanOrEqual((await databaseTime()) + 5);
    expect((await pool.query('SELECT n, status_code, duration_ms, error, excerpt FROM delivery_attempts')).rows).toEqual([{ n: 1, status_code: 503, duration_ms: 3, error: null, excerpt: 'ok' }]);
    await pool.query("UPDATE deliveries SET next_attempt_at = now() - interval '1 second', attempts = 9");
    await pool.query('UPDATE delivery_attempts SET n = 9');
    await finish(await claim(), 500);
    expect(await row(id)).toMatchObject({ status: 'failed', attempts: 10, next_attempt_at: null });
  });

  it('410 disables the subscription; the sweep marks the rest as failed', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 20);
    await finish((await claim()).slice(0, 1), 410);
    expect(await subscription('s')).toMatchObject({ status: 'disabled', disabled_reason: 'The endpoint answered 410 Gone.', version: 2 });
    expect(await claim()).toEqual([]);
    await expireLeases();
    expect(await new PostgresDeliverySweeps(db).failStranded(500)).toBe(19);
    expect((await pool.query("SELECT 1 FROM deliveries WHERE status = 'failed' AND next_attempt_at IS NULL")).rowCount).toBe(20);
  });

  it('5 days of nothing but failure disable it; a success in between begins anew', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 8);
    const claimed = await claim();
    const day = (n: number): Date => new Date(Date.UTC(2030, 0, n));
    const at = (n: number, statusCode: number, when: Date): Promise<void> => finish(claimed.slice(n, n + 1), statusCode, when);
    await at(0, 500, day(1));
    expect((await subscription('s')).failing_since).toEqual(day(1));
    await at(1, 500, day(5));
    expect(await subscription('s')).toMatchObject({ status: 'active', failing_since: day(1), version: 1 });
    await at(2, 200, day(5));
    expect((await subscription('s')).failing_since).toBeNull();
    await at(3, 500, day(6));
    await at(4, 500, new Date(day(11).getTime() - 1));
    expect(await subscription('s')).toMatchObject({ status: 'active', failing_since: day(6) });
    await at(5, 500, day(11));
    expect(await subscription('s')).toMatchObject({ status: 'disabled', disabled_reason: 'Every delivery of the last 5 days failed.', version: 2, updated_at: day(11) });
  });

  it('a contact that is deleted takes its deliveries along, also those in flight', async () => {
    await addSubscription(pool, 'a', 's');
    await addDeliveries(pool, 'a', 's', 5);
    const claimed = await claim();
    await pool.query('DELETE FROM events WHERE id = $1', [claimed[0]?.eventId]);
    await finish(claimed, 200);
    expect((await pool.query('SELECT status FROM deliveries')).rows).toEqual(Array.from({ length: 4 }, () => ({ status: 'succeeded' })));
    expect((await pool.query('SELECT 1 FROM delivery_attempts')).rowCount).toBe(4);
  });
});

it.each(['paused', 'disabled'])('sends nothing of a subscription that is %s, or gone', async (status) => {
  await addSubscription(pool, 'a', 's', { status });
  await addDelivery(pool, 'a', 's', { record: 'r' });
  await addDelivery(pool, 'a', 's', { record: 'r', resend: true });
  await addDelivery(pool, 'a', 'gone', { record: 'r' });
  expect(await claim()).toEqual([]);
  expect(await new PostgresDeliverySweeps(db).failStranded(2)).toBe(2);
  expect(await new PostgresDeliverySweeps(db).failStranded(2)).toBe(1);
});

it('sweeps what is older than 30 days, and what belongs to nobody', async () => {
  await addSubscription(pool, 'a', 's');
  const sweeps = new PostgresDeliverySweeps(db);
  const [old, young, pending] = [await addDelivery(pool, 'a', 's', { record: '1' }), await addDelivery(pool, 'a', 's', { record: '2' }), await addDelivery(pool, 'a', 's', { record: '3' })];
  await addDelivery(pool, 'a', 'gone', { record: '4' });
  await pool.query("UPDATE deliveries SET status = 'succeeded' WHERE id <> $1", [pending]);
  await pool.query("UPDATE deliveries SET created_at = now() - interval '31 days' WHERE id = ANY ($1)", [[old, pending]]);
  await pool.query("INSERT INTO delivery_attempts SELECT org_id, id, 1, now(), 200, 1 FROM deliveries WHERE id = $1", [old]);
  expect([await sweeps.deleteOld(500), await sweeps.deleteOrphans(500), await sweeps.failStranded(500)]).toEqual([1, 1, 0]);
  expect((await pool.query('SELECT id FROM deliveries ORDER BY id')).rows.map(({ id }) => id)).toEqual([young, pending].sort());
  expect((await pool.query('SELECT 1 FROM delivery_attempts')).rowCount).toBe(0);
});

it('tells how much is pending, and how long the oldest has been due', async () => {
  await addSubscription(pool, 'a', 's');
  await addDelivery(pool, 'a', 's', { record: '1', due: "now() - interval '100 seconds'" });
  await addDelivery(pool, 'a', 's', { record: '2', due: "now() + interval '1 hour'" });
  const { pending, oldestAge } = await new PostgresOutboxQueries(db).figures();
  expect([pending, Math.round(oldestAge)]).toEqual([2, 100]);
});

it('says when something is due next', async () => {
  await addSubscription(pool, 'a', 's');
  await addDelivery(pool, 'a', 's', { record: 'r', due: "now() + interval '1000 seconds'" });
  const { deliveries, nextDueIn } = await queue.claim(request());
  expect(deliveries).toEqual([]);
  expect(nextDueIn).toBeGreaterThan(500_000);
  expect(nextDueIn).toBeLessThanOrEqual(1_000_000);
});
