import { expectAbout, openTestQueue, recipient, settled, type TestQueue } from '../../../../../test/support/delivery-queue.js';
import { addDelivery, addSubscription, idFor } from '../../../../../test/support/webhook-rows.js';
import { Database } from '../../../../platform/database/database.js';
import type { Statement } from '../../../../platform/database/statement.js';
import type { ClaimedDelivery, Settlement } from '../../domain/delivery.js';
import type { Claim, Settled } from '../../ports/delivery.queue.js';
import { PLAN_SETTINGS } from './plan-settings.js';
import { PostgresDeliveryQueue } from './postgres-delivery.queue.js';
import { PostgresDeliverySweeps } from './postgres-delivery.sweeps.js';

/*
 * Each test forces one order of two statements of the queue. The sessions have a lock_timeout: a statement that waited for
 * a row that another holds would fail.
 */
let t: TestQueue;
beforeAll(async () => {
  t = await openTestQueue();
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.clear();
  await addSubscription(t.pool, 'a', 's');
});

/** Work that has run up to a point and is held there. */
interface Held<T> {
  /** Lets the held work end. */
  readonly finish: () => Promise<T>;
}

/** Runs the work in a transaction that stays open until `finish` is called. */
async function heldBeforeCommit<T>(work: () => Promise<T>): Promise<Held<T>> {
  let reached: () => void = () => undefined;
  let go: () => void = () => undefined;
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  const mayGo = new Promise<void>((resolve) => (go = resolve));
  const running = t.database.transaction(async () => {
    const result = await work();
    reached();
    await mayGo;
    return result;
  }, PLAN_SETTINGS);
  await Promise.race([isReached, running]);
  return {
    finish: () => {
      go();
      return running;
    },
  };
}

/** Settles deliveries, and is held between its two statements. */
async function heldBeforeFree(settlements: readonly Settlement[]): Promise<Held<Settled>> {
  let reached: () => void = () => undefined;
  let go: () => void = () => undefined;
  const isReached = new Promise<void>((resolve) => (reached = resolve));
  const mayGo = new Promise<void>((resolve) => (go = resolve));
  class Halting extends Database {
    override async query<Row extends Record<string, unknown>>(statement: Statement): Promise<Row[]> {
      if (statement.name === 'queue_free') {
        reached();
        await mayGo;
      }
      return super.query<Row>(statement);
    }
  }
  const running = new PostgresDeliveryQueue(new Halting(() => t.pool)).settle(settlements);
  await Promise.race([isReached, running]);
  return {
    finish: () => {
      go();
      return running;
    },
  };
}

const claimHeld = (limit = 100): Promise<Held<Claim>> => heldBeforeCommit(() => t.queue.claim(recipient(), limit));
const settleHeld = (deliveries: readonly ClaimedDelivery[], status = 200): Promise<Held<Settled>> => heldBeforeCommit(() => t.queue.settle(deliveries.map((one) => settled(one, status))));
const add = (seq: number, record = 'r'): Promise<string> => addDelivery(t.pool, 'a', 's', { record, seq });
/** A and B of one record, A claimed. */
async function aClaimed(): Promise<{ a: readonly ClaimedDelivery[]; b: string }> {
  await add(1);
  const a = await t.claim();
  return { a, b: await add(2) };
}
const idsOf = (claim: Claim | readonly ClaimedDelivery[]): string[] => ('deliveries' in claim ? claim.deliveries : claim).map(({ id }) => id);
const dueIn = async (id: string): Promise<number> => (await t.row(id)).due_in;

it('a claim that puts B off is under way when A is settled: A is settled with the next batch, and frees B', async () => {
  const { a, b } = await aClaimed();
  const claim = await claimHeld();
  const first = await t.settle(a, 200);
  expect([first.written, first.locked.length]).toEqual([[], 1]);
  expect((await claim.finish()).deliveries).toEqual([]);
  expect(await dueIn(b)).toBeGreaterThan(3_000);
  expect((await t.queue.settle(first.locked)).freed).toEqual([idFor('s')]);
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('A is being settled when B is looked at: B stays due, and goes next', async () => {
  const { a, b } = await aClaimed();
  const settling = await settleHeld(a);
  expect(await t.queue.claim(recipient(), 10)).toEqual({ deliveries: [], picked: 1, open: 1 });
  await settling.finish();
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('B is looked at between the two statements of a settling: it stays due, and goes next', async () => {
  const { a, b } = await aClaimed();
  const settling = await heldBeforeFree(a.map((one) => settled(one, 200)));
  expect(await t.queue.claim(recipient(), 10)).toMatchObject({ picked: 1, open: 1 });
  expect((await settling.finish()).freed).toEqual([]);
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('a claim holds B, undecided, when B is freed: nothing waits, and B goes next', async () => {
  const { a, b } = await aClaimed();
  const settling = await heldBeforeFree(a.map((one) => settled(one, 200)));
  const claim = await claimHeld();
  const { freed, written } = await settling.finish();
  expect([freed, written.length]).toEqual([[], 1]);
  expect(await claim.finish()).toMatchObject({ picked: 1, open: 1, deliveries: [] });
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('a claim that puts C off shares a lock on B when A is settled: B is freed all the same', async () => {
  const { a, b } = await aClaimed();
  expect(await t.claim()).toEqual([]);
  const c = await add(3);
  const claim = await claimHeld();
  expect((await t.settle(a, 200)).freed).toEqual([idFor('s')]);
  expect(await claim.finish()).toEqual({ deliveries: [], picked: 1, open: 0 });
  expect(idsOf(await t.claim())).toEqual([b]);
  expect(await dueIn(c)).toBeGreaterThan(3_000);
});

it('the first failure of A is being written when B is looked at: B stays due, and then waits for 5 minutes, not for an hour', async () => {
  const { a, b } = await aClaimed();
  const settling = await settleHeld(a, 500);
  expect(await t.queue.claim(recipient(), 10)).toEqual({ deliveries: [], picked: 1, open: 1 });
  await settling.finish();
  expect(await t.claim()).toEqual([]);
  expect(await dueIn(b)).toBeLessThanOrEqual(300);
});

it('B was put off before A is settled: A frees it, however the claim and the settling met', async () => {
  const { a, b } = await aClaimed();
  expect(await t.claim()).toEqual([]);
  expect(await dueIn(b)).toBeGreaterThan(3_000);
  const settling = await heldBeforeFree(a.map((one) => settled(one, 200)));
  expect(await t.claim()).toEqual([]);
  expect((await settling.finish()).freed).toEqual([idFor('s')]);
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('B comes after A was settled but before it frees: it is due by itself', async () => {
  await add(1);
  const a = await t.claim();
  const settling = await heldBeforeFree(a.map((one) => settled(one, 200)));
  const b = await add(2);
  await settling.finish();
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('two claims at once share the rows, without waiting, and one alone takes the record', async () => {
  const [a, b, c] = [await add(1), await add(2), await add(1, 'q')];
  const first = await claimHeld(1);
  const second = await t.claim();
  expect(idsOf(second)).toEqual([c]);
  expect(await dueIn(b)).toBeGreaterThan(3_000);
  expect(idsOf(await first.finish())).toEqual([a]);
  expect(await t.claim()).toEqual([]);
});

it('a claim that is rolled back leaves what it put off due', async () => {
  const { a, b } = await aClaimed();
  const claim = t.database.transaction(async () => {
    await t.queue.claim(recipient(), 10);
    throw new Error('gone');
  }, PLAN_SETTINGS);
  await expect(claim).rejects.toThrow('gone');
  await t.settle(a, 200);
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('the first failure of A lets B wait for 5 minutes from then, not for an hour', async () => {
  const { a, b } = await aClaimed();
  expect(await t.claim()).toEqual([]);
  await t.settle(a, 500);
  expectAbout(await dueIn(b), 300);
});

it('the success of a later attempt frees B', async () => {
  const { a, b } = await aClaimed();
  await t.settle(a, 500);
  expect(await t.claim()).toEqual([]);
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE id = $1", [a[0]?.id]);
  const again = await t.claim();
  expect((await t.settle(again, 200)).freed).toEqual([idFor('s')]);
  expect(idsOf(await t.claim())).toEqual([b]);
});

it('a second failure puts B off no further', async () => {
  const { a, b } = await aClaimed();
  await t.settle(a, 500);
  await t.claim();
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE id = $1", [a[0]?.id]);
  const before = (await t.row(b)).due_at;
  await t.settle(await t.claim(), 500);
  expect((await t.row(b)).due_at).toEqual(before);
});

it('the event goes while its attempt is settled: the settling does not wait, and drops it', async () => {
  const { a } = await aClaimed();
  const deleting = await heldBeforeCommit(() => t.database.query({ text: 'DELETE FROM events WHERE id = $1', values: [a[0]?.eventId] }));
  const first = await t.settle(a, 200);
  expect([first.written, first.locked.length]).toEqual([[], 1]);
  await deleting.finish();
  expect(await t.queue.settle(first.locked)).toEqual({ written: [], locked: [], freed: [] });
  expect((await t.pool.query('SELECT 1 FROM delivery_log')).rows).toEqual([]);
});

it('the event is locked for its deletion, which has not reached the queue yet: neither a settling nor a sweep waits for it', async () => {
  const { a, b } = await aClaimed();
  const deleting = await heldBeforeCommit(() => t.database.query({ text: 'SELECT FROM events ORDER BY id FOR UPDATE', values: [] }));
  const first = await t.settle(a, 200);
  expect([first.written, first.locked.length]).toEqual([[], 1]);
  await t.pool.query("UPDATE webhook_subscriptions SET status = 'paused', epoch = epoch + 1");
  const sweeps = new PostgresDeliverySweeps(t.database);
  await sweeps.failStopped();
  expect(await t.row(b)).toBeDefined();
  await deleting.finish();
  expect((await t.queue.settle(first.locked)).written).toHaveLength(1);
  await sweeps.failStopped();
  expect(await t.logged(b)).toMatchObject({ status: 'failed', attempts: 0 });
});

it('the attempt is settled while its event goes: the deletion takes the log along', async () => {
  const { a } = await aClaimed();
  const settling = await settleHeld(a);
  // This statement may wait for a lock, since it is none of the queue's.
  const deleting = t.pool.query('DELETE FROM events WHERE id = $1', [a[0]?.eventId]);
  await settling.finish();
  await deleting;
  expect((await t.pool.query('SELECT 1 FROM delivery_log')).rows).toEqual([]);
  expect(await t.row(a[0]?.id ?? '')).toBeUndefined();
});

it('the contact goes with A and B while A is attempted: the deletion that follows them goes at once', async () => {
  const { a, b } = await aClaimed();
  await t.claim();
  const last = await add(3);
  await t.pool.query('DELETE FROM events WHERE seq < 3');
  expect(idsOf(await t.claim())).toEqual([last]);
  expect(await t.settle(a, 200)).toEqual({ written: [], locked: [], freed: [] });
  expect(await t.row(b)).toBeUndefined();
});

it('two that settle at once, in any order of theirs, do not wait for each other', async () => {
  const ids = [await add(1), await add(1, 'q'), await add(1, 'p')];
  const claimed = await t.claim();
  expect(claimed).toHaveLength(3);
  const first = await settleHeld(claimed.slice(0, 2));
  const second = await t.settle([...claimed].reverse(), 200);
  expect([second.written.length, second.locked.length]).toEqual([1, 2]);
  await first.finish();
  expect(await t.queue.settle(second.locked)).toEqual({ written: [], locked: [], freed: [] });
  for (const id of ids) expect(await t.logged(id)).toMatchObject({ status: 'succeeded', attempts: 1 });
});

it('a stop is felt by a claim that begins after it, and not by an attempt that began before', async () => {
  const { a, b } = await aClaimed();
  const stopping = await heldBeforeCommit(() => t.database.query({ text: "UPDATE webhook_subscriptions SET status = 'paused', epoch = epoch + 1", values: [] }));
  const c = await add(1, 'q');
  const claimed = await t.claim();
  expect(idsOf(claimed)).toEqual([c]);
  await stopping.finish();
  expect(await t.claim()).toEqual([]);
  await t.settle([...a, ...claimed], 200);
  expect(await t.logged(c)).toMatchObject({ status: 'succeeded' });
  await new PostgresDeliverySweeps(t.database).failStopped();
  expect(await t.logged(b)).toMatchObject({ status: 'failed', attempts: 0 });
});

it('a sweep and a settling at once do not wait for each other, and the result is recorded', async () => {
  const { a, b } = await aClaimed();
  await t.pool.query("UPDATE webhook_subscriptions SET status = 'paused', epoch = epoch + 1");
  const settling = await settleHeld(a);
  await new PostgresDeliverySweeps(t.database).failStopped();
  await settling.finish();
  expect(await t.logged(a[0]?.id ?? '')).toMatchObject({ status: 'succeeded', attempts: 1 });
  expect(await t.logged(b)).toMatchObject({ status: 'failed' });
});

it('what is claimed again under a new lease is not settled by the old one, nor freed', async () => {
  const { a, b } = await aClaimed();
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE lease IS NOT NULL");
  const claim = await claimHeld();
  expect((await t.settle(a, 200)).locked).toHaveLength(1);
  expect(idsOf(await claim.finish())).toEqual(idsOf(a));
  expect(await t.settle(a, 200)).toEqual({ written: [], locked: [], freed: [] });
  expect(await dueIn(b)).toBeGreaterThan(200);
});

it('a worker that dies with A leaves it attempted: B waits for 5 minutes from then, also behind its next failure', async () => {
  const { a, b } = await aClaimed();
  expect(await t.claim()).toEqual([]);
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '100 seconds' WHERE lease IS NOT NULL");
  const c = await add(3);
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE id = $1", [b]);
  const taken = await t.claim();
  expect(idsOf(taken)).toEqual(idsOf(a));
  expectAbout(await dueIn(b), 180);
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() + interval '1 hour' WHERE id = $1", [b]);
  await t.settle(taken, 500);
  expectAbout(await dueIn(b), 180);
  expect(await dueIn(c)).toBeGreaterThan(3_000);
});

/** A failed so long ago that B was claimed before A's retry, which is claimed as well. */
async function aOvertaken(): Promise<{ again: readonly ClaimedDelivery[]; b: readonly ClaimedDelivery[] }> {
  const { a } = await aClaimed();
  await t.settle(a, 500);
  await t.pool.query("UPDATE pending_deliveries SET first_attempt_at = now() - interval '301 seconds' WHERE id = $1", [a[0]?.id]);
  const b = await t.claim();
  await t.pool.query("UPDATE pending_deliveries SET due_at = now() - interval '1 second' WHERE id = $1", [a[0]?.id]);
  const again = await t.claim();
  expect([b.map(({ sequence }) => sequence), idsOf(again)]).toEqual([[2], idsOf(a)]);
  return { again, b };
}

it('B is under way when A, which it has overtaken, is settled: its lease is left alone', async () => {
  const { again, b: [b] } = await aOvertaken();
  const before = await t.row(b?.id ?? '');
  expect((await t.settle(again, 200)).freed).toEqual([]);
  expect(await t.row(b?.id ?? '')).toMatchObject({ lease: b?.lease, due_at: before.due_at });
});

it('B is to be tried again when A, which it has overtaken, is settled: its retry comes no sooner', async () => {
  const { again, b } = await aOvertaken();
  await t.settle(b, 500);
  const before = await t.row(b[0]?.id ?? '');
  expect((await t.settle(again, 200)).freed).toEqual([]);
  expect((await t.row(b[0]?.id ?? '')).due_at).toEqual(before.due_at);
});
