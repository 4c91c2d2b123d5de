import { expectAbout, openTestQueue, recipient, type TestQueue } from '../../../../../test/support/delivery-queue.js';
import { addDeliveries, addDelivery, addSubscription, idFor } from '../../../../../test/support/webhook-rows.js';
import type { ClaimedDelivery } from '../../domain/delivery.js';
import { PLAN_SETTINGS } from './plan-settings.js';
import { PostgresDeliverySweeps } from './postgres-delivery.sweeps.js';
import { PostgresOutboxQueries } from './postgres-outbox.queries.js';
import { serverNow } from '../../../../../test/support/server-clock.js';

let t: TestQueue;
beforeAll(async () => {
  t = await openTestQueue();
});
afterAll(() => t.close());
beforeEach(() => t.clear());

const ids = (deliveries: readonly ClaimedDelivery[]): string[] => deliveries.map(({ id }) => id).sort();
const expireLeases = (): Promise<unknown> => t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE lease IS NOT NULL");
const counts = async (): Promise<unknown> => (await t.pool.query('SELECT (SELECT count(*)::int FROM pending_deliveries) AS pending, (SELECT count(*)::int FROM delivery_log) AS logged')).rows[0];
const stop = (name = 's', status = 'paused'): Promise<unknown> => t.pool.query('UPDATE webhook_subscriptions SET status = $2, epoch = epoch + 1 WHERE id = $1', [idFor(name), status]);

describe('a claim', () => {
  it('hands out all that an attempt needs', async () => {
    await addSubscription(t.pool, 'a', 's', { previous_secret: Buffer.from('old'), previous_until: new Date(serverNow() + 60_000) });
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
    await t.pool.query("UPDATE events SET request_id = 'req-1'");
    const [claimed] = await t.claim();
    expect(claimed).toMatchObject({ ...recipient(), id, attempts: 0, event: 'contact.updated', recordId: idFor('r'), sequence: 1, isResend: false, requestId: 'req-1', body: '{"event":"contact.updated","record":"r","seq":1}' });
    expect(claimed?.endpoint).toMatchObject({ url: 'http://127.0.0.1:9/s', epoch: 1, isFailing: false });
    expect([claimed?.endpoint.secret.toString(), claimed?.endpoint.previousSecret?.toString()]).toEqual(['whsec_c2VjcmV0', 'old']);
    const leased = await t.row(id);
    expect(leased.lease).toBe(claimed?.lease);
    expectAbout(leased.due_in, 20);
  });

  it('takes no more than it asked for, the longest due first, and says how many it looked at', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 10);
    const last = await addDelivery(t.pool, 'a', 's', { record: 'new' });
    const first = await t.queue.claim(recipient(), 10);
    expect([first.deliveries.length, first.picked, first.open]).toEqual([10, 10, 0]);
    const second = await t.queue.claim(recipient(), 10);
    expect([ids(second.deliveries), second.picked, second.open]).toEqual([[last], 1, 0]);
    expect(await t.queue.claim(recipient(), 10)).toEqual({ deliveries: [], picked: 0, open: 0 });
  });

  it('leaves out the secret before, once its overlap is over', async () => {
    await addSubscription(t.pool, 'a', 's', { previous_secret: Buffer.from('old'), previous_until: new Date(serverNow() - 60_000) });
    await addDelivery(t.pool, 'a', 's', { record: 'r' });
    expect((await t.claim())[0]?.endpoint.previousSecret).toBeNull();
  });

  it.each(['paused', 'disabled', 'deleted'])('brings nothing of a subscription that is %s, nor what was pending before it', async (status) => {
    await addSubscription(t.pool, 'a', 's');
    await addDelivery(t.pool, 'a', 's', { record: 'r' });
    await addDelivery(t.pool, 'a', 's', { record: 'r', resend: true });
    await stop('s', status);
    expect(await t.claim()).toEqual([]);
    expect(await t.queue.find(null)).toEqual([]);
    await t.pool.query("UPDATE webhook_subscriptions SET status = 'active'");
    expect(await t.claim()).toEqual([]);
    expect(await t.queue.find(null)).toEqual([]);
  });
});

it('nothing of a subscription that does not run is claimed or found, whatever epoch it has', async () => {
  await addSubscription(t.pool, 'a', 's', { status: 'paused' });
  await addDelivery(t.pool, 'a', 's', { record: 'r' });
  expect(await t.claim()).toEqual([]);
  expect(await t.queue.find(null)).toEqual([]);
});

describe('what is found', () => {
  it('is each active subscription with something pending, and when it is due', async () => {
    await addSubscription(t.pool, 'a', 's', {});
    await addSubscription(t.pool, 'a', 'later');
    await addSubscription(t.pool, 'b', 'other');
    await addSubscription(t.pool, 'b', 'nothing');
    await addDeliveries(t.pool, 'a', 's', 3);
    await addDelivery(t.pool, 'a', 'later', { record: 'x', due: "now() + interval '1000 seconds'" });
    await addDelivery(t.pool, 'b', 'other', { record: 'y' });
    await t.pool.query("INSERT INTO webhook_failures SELECT org_id, id, epoch, url, now() - interval '31 seconds', now(), 3, 1 FROM webhook_subscriptions WHERE id = $1", [idFor('other')]);
    const found = await t.queue.find(null);
    expect(new Map(found.map(({ subscriptionId, dueIn, isProbe }) => [subscriptionId, [dueIn <= 0, isProbe]]))).toEqual(new Map([[idFor('s'), [true, false]], [idFor('later'), [false, false]], [idFor('other'), [true, true]]]));
    const { dueIn = 0 } = found.find(({ subscriptionId }) => subscriptionId === idFor('later')) ?? {};
    expect(dueIn).toBeGreaterThan(500_000);
    expect(dueIn).toBeLessThanOrEqual(1_000_000);
    expect((await t.queue.find([idFor('b')])).map(({ subscriptionId }) => subscriptionId)).toEqual([idFor('other')]);
  });

  it('is never said to be due sooner than it is', async () => {
    await addSubscription(t.pool, 'a', 's');
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r', due: "now() + interval '1000 seconds'" });
    for (let n = 0; n < 10; n++) {
      // Both statements have the same now(), since they run in one transaction.
      const [found, exact] = await t.database.transaction(async () => [
        await t.queue.find(null),
        await t.database.query<{ due: number }>({ text: 'SELECT extract(epoch FROM due_at - now())::float8 * 1000 AS due FROM pending_deliveries WHERE id = $1', values: [id] }),
      ] as const);
      expect(found[0]?.dueIn).toBe(Math.ceil(exact[0]?.due ?? 0));
    }
  });

  it('takes failures at another URL, or from before a stop, for none', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDelivery(t.pool, 'a', 's', { record: 'r' });
    await t.pool.query("INSERT INTO webhook_failures SELECT org_id, id, epoch, 'http://other', now() - interval '1 hour', now(), 3, 1 FROM webhook_subscriptions");
    expect(await t.queue.find(null)).toMatchObject([{ isProbe: false }]);
    await t.pool.query('UPDATE webhook_failures f SET url = s.url, epoch = 0 FROM webhook_subscriptions s');
    expect(await t.queue.find(null)).toMatchObject([{ isProbe: false }]);
    expect((await t.claim())[0]?.endpoint.isFailing).toBe(false);
  });
});

describe('a lease', () => {
  it('is taken over when it is over; what was sent under it is logged as unknown, and what comes late writes nothing', async () => {
    await addSubscription(t.pool, 'a', 's');
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
    const dead = await t.claim();
    expect(await t.claim()).toEqual([]);
    await expireLeases();
    const taken = await t.claim();
    expect(ids(taken)).toEqual([id]);
    expect(taken[0]?.attempts).toBe(1);
    expect(await t.settle(dead, 200)).toEqual({ written: [], locked: [], freed: [] });
    expect(await t.row(id)).toMatchObject({ attempts: 1, lease: taken[0]?.lease, attempt_log: [{ status_code: null, error: 'outcome unknown: the worker ended before it could say' }] });
    await t.settle(taken, 200);
    expect(await t.row(id)).toBeUndefined();
    expect(await t.logged(id)).toMatchObject({ status: 'succeeded', attempts: 2, attempt_log: [{ status_code: null }, { status_code: 200, duration_ms: 3, error: null, excerpt: 'ok' }] });
  });

  it('can be given back, by its owner alone', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 5);
    const first = await t.claim();
    await t.queue.release(first);
    const second = await t.claim();
    expect(ids(second)).toEqual(ids(first));
    expect(second.map(({ attempts }) => attempts)).toEqual([0, 0, 0, 0, 0]);
    await t.queue.release(first);
    expect(await t.claim()).toEqual([]);
  });

  it('that was given back is due by the same moment, and not only when its column has rounded that up', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDelivery(t.pool, 'a', 's', { record: 'r' });
    for (let n = 0; n < 20; n++) {
      const again = await t.database.transaction(async () => {
        await t.queue.release((await t.queue.claim(recipient(), 1)).deliveries);
        return t.queue.claim(recipient(), 1);
      }, PLAN_SETTINGS);
      expect(again.deliveries).toHaveLength(1);
      await t.queue.release(again.deliveries);
    }
  });
});

describe('the order within a record', () => {
  it('holds later ones back until the first is settled; other records and resends go on', async () => {
    await addSubscription(t.pool, 'a', 's');
    const first = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 1 });
    const second = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 2, due: "now() - interval '1 minute'" });
    const resent = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 2, resend: true });
    const other = await addDelivery(t.pool, 'a', 's', { record: 'q' });
    const claimed = await t.claim();
    expect(ids(claimed)).toEqual([first, resent, other].sort());
    expect(await t.claim()).toEqual([]);
    const { freed } = await t.settle(claimed.filter(({ id }) => id === first), 200);
    expect(freed).toEqual([idFor('s')]);
    expect(ids(await t.claim())).toEqual([second]);
  });

  it('lets a failing one be overtaken 5 minutes after its first attempt, and not before', async () => {
    await addSubscription(t.pool, 'a', 's');
    const first = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 1 });
    const second = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 2 });
    await t.settle(await t.claim(), 500);
    expectAbout((await t.row(second)).due_in, 300);
    const third = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 3 });
    expect(await t.claim()).toEqual([]);
    // A delivery behind one that was never attempted waits for it.
    expectAbout((await t.row(third)).due_in, 3_600);
    await t.pool.query("UPDATE pending_deliveries SET first_attempt_at = now() - interval '301 seconds' WHERE id = $1", [first]);
    await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE id = $1", [second]);
    expect(ids(await t.claim())).toEqual([second]);
  });

  it('of many brings one after the other, each at once when the one before is settled', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 500, 1);
    const hidden = await addDelivery(t.pool, 'a', 's', { record: 'other', due: "now() + interval '1 millisecond'" });
    const seen: ClaimedDelivery[] = [];
    for (let n = 0; n < 6; n++) seen.push(...(await t.claim()));
    expect(ids(seen)).toContain(hidden);
    expect(seen).toHaveLength(2);
    await t.settle(seen, 200);
    for (let seq = 2; seq < 10; seq++) {
      const next = await t.claim();
      expect(next.map(({ sequence }) => sequence)).toEqual([seq]);
      await t.settle(next, 200);
    }
  });

  it('knows no resends: a row neither waits for one nor is missed behind one', async () => {
    await addSubscription(t.pool, 'a', 's');
    const later = "now() + interval '1 hour'";
    await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 1, resend: true, due: later });
    const first = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 2 });
    const resent = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 3, resend: true, due: later });
    const last = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 4 });
    const claimed = await t.claim();
    expect(ids(claimed)).toEqual([first]);
    expect((await t.settle(claimed, 200)).freed).toEqual([idFor('s')]);
    expect(ids(await t.claim())).toEqual([last]);
    expect((await t.row(resent)).due_in).toBeGreaterThan(3_000);
  });

  it('starts again at a stop: what was pending before it holds nothing back', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 1 });
    await stop('s', 'active');
    const fresh = await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 2 });
    await t.pool.query('UPDATE pending_deliveries SET epoch = 2 WHERE id = $1', [fresh]);
    expect(ids(await t.claim())).toEqual([fresh]);
  });

  it('is that of one subscription: another has its own', async () => {
    for (const name of ['s', 'q']) await addSubscription(t.pool, 'a', name);
    await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 1 });
    const other = await addDelivery(t.pool, 'a', 'q', { record: 'r', seq: 2 });
    expect(ids(await t.claim(10, 'q'))).toEqual([other]);
  });
});

describe('what comes of an attempt', () => {
  it('is logged, and one that failed is due again', async () => {
    await addSubscription(t.pool, 'a', 's');
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
    await t.settle(await t.claim(), 503);
    const failed = await t.row(id);
    expect(failed).toMatchObject({ attempts: 1, lease: null, attempt_log: [{ status_code: 503, duration_ms: 3, error: null, excerpt: 'ok' }] });
    expectAbout(failed.due_in, 5);
    await t.pool.query('UPDATE pending_deliveries SET due_at = date_trunc($$milliseconds$$, now()), attempts = 9');
    await t.settle(await t.claim(), 500);
    expect(await t.row(id)).toBeUndefined();
    expect(await t.logged(id)).toMatchObject({ org_id: idFor('a'), subscription_id: idFor('s'), status: 'failed', attempts: 10, event: 'contact.updated' });
  });

  it('is recorded also where the subscription has stopped meanwhile', async () => {
    await addSubscription(t.pool, 'a', 's');
    const [one, two, waiting] = [await addDelivery(t.pool, 'a', 's', { record: 'r' }), await addDelivery(t.pool, 'a', 's', { record: 'q' }), await addDelivery(t.pool, 'a', 's', { record: 'r', seq: 2 })];
    const claimed = await t.claim();
    await stop();
    const sweeps = new PostgresDeliverySweeps(t.database);
    await sweeps.failStopped();
    expect(await t.logged(waiting)).toMatchObject({ status: 'failed', attempts: 0, attempt_log: [] });
    await t.settle(claimed, 200);
    for (const id of [one, two]) expect(await t.logged(id)).toMatchObject({ status: 'succeeded', attempts: 1 });
    expect(await counts()).toEqual({ pending: 0, logged: 3 });
  });

  it('and was a failure of a subscription that has stopped is failed by the next sweep', async () => {
    await addSubscription(t.pool, 'a', 's');
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
    const claimed = await t.claim();
    await stop();
    await t.settle(claimed, 500);
    await new PostgresDeliverySweeps(t.database).failStopped();
    expect(await t.logged(id)).toMatchObject({ status: 'failed', attempts: 1, attempt_log: [{ status_code: 500 }] });
  });

  it('counts from its first attempt, also after others', async () => {
    await addSubscription(t.pool, 'a', 's');
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
    await t.settle(await t.claim(), 500);
    await t.pool.query("UPDATE pending_deliveries SET first_attempt_at = now() - interval '100 seconds', due_at = now() - interval '1 second'");
    const before = await t.row(id);
    await t.settle(await t.claim(), 500);
    expect(await t.row(id)).toMatchObject({ attempts: 2, first_attempt_at: before.first_attempt_at });
  });

  it('is not taken for that of another row of its claim when its own is gone', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 5);
    const [first] = [...(await t.claim())].sort((a, b) => (a.eventId < b.eventId ? -1 : 1));
    if (!first) throw new Error('Nothing was claimed');
    await t.pool.query('DELETE FROM events WHERE id = $1', [first.eventId]);
    expect(await t.settle([first], 200)).toEqual({ written: [], locked: [], freed: [] });
    await t.queue.release([first]);
    expect(await counts()).toEqual({ pending: 4, logged: 0 });
    expect(await t.claim()).toEqual([]);
  });

  it('goes with its contact, from the queue and from the log', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 5);
    const claimed = await t.claim();
    await t.pool.query('DELETE FROM events WHERE id = $1', [claimed[0]?.eventId]);
    expect((await t.settle(claimed, 200)).written).toHaveLength(4);
    expect(await counts()).toEqual({ pending: 0, logged: 4 });
    await t.pool.query('DELETE FROM events WHERE id = $1', [claimed[1]?.eventId]);
    expect(await counts()).toEqual({ pending: 0, logged: 3 });
  });
});

describe('a sweep', () => {
  it('takes what a dead worker left behind of a stopped subscription, once its lease is over', async () => {
    await addSubscription(t.pool, 'a', 's');
    const id = await addDelivery(t.pool, 'a', 's', { record: 'r' });
    await t.claim();
    await stop();
    const sweeps = new PostgresDeliverySweeps(t.database);
    expect(await sweeps.failStopped()).toBe(false);
    expect(await t.row(id)).toBeDefined();
    await expireLeases();
    await sweeps.failStopped();
    expect(await t.logged(id)).toMatchObject({ status: 'failed', attempts: 1, attempt_log: [{ error: 'outcome unknown: the worker ended before it could say' }] });
  });

  it('takes a thousand at a time, and leaves what came after the stop', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 1_500);
    await stop();
    await t.pool.query("UPDATE webhook_subscriptions SET status = 'active'");
    const fresh = await addDelivery(t.pool, 'a', 's', { record: 'new' });
    await t.pool.query('UPDATE pending_deliveries SET epoch = 2 WHERE id = $1', [fresh]);
    const sweeps = new PostgresDeliverySweeps(t.database);
    expect([await sweeps.failStopped(), await sweeps.failStopped()]).toEqual([true, false]);
    expect(await counts()).toEqual({ pending: 1, logged: 1_500 });
    expect(ids(await t.claim())).toEqual([fresh]);
  });

  it('removes all of a deleted subscription', async () => {
    await addSubscription(t.pool, 'a', 's');
    await addDeliveries(t.pool, 'a', 's', 20);
    await t.settle((await t.claim()).slice(0, 10), 200);
    await expireLeases();
    await stop('s', 'deleted');
    const sweeps = new PostgresDeliverySweeps(t.database);
    await sweeps.failStopped();
    await sweeps.removeDeleted();
    expect(await counts()).toEqual({ pending: 0, logged: 0 });
  });
});

it('tells how much is pending, and how long the oldest has been due', async () => {
  await addSubscription(t.pool, 'a', 's');
  await addDelivery(t.pool, 'a', 's', { record: '1', due: "now() - interval '100 seconds'" });
  await addDelivery(t.pool, 'a', 's', { record: '2', due: "now() + interval '1 hour'" });
  const { pending, oldestAge } = await new PostgresOutboxQueries(t.database).figures();
  expect(pending).toBe(2);
  expect(oldestAge).toBeGreaterThan(99);
  expect(oldestAge).toBeLessThan(200);
});
