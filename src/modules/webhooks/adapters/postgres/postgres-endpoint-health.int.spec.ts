import { toTimestamp } from '../../../../kernel/timestamp.js';
import { openTestQueue, recipient, settled, type TestQueue } from '../../../../../test/support/delivery-queue.js';
import { addDeliveries, addSubscription, idFor } from '../../../../../test/support/webhook-rows.js';
import type { ClaimedDelivery } from '../../../deliveries/deliveries.api.js';
import { PostgresEndpointHealth } from './postgres-endpoint-health.js';

let t: TestQueue;
let health: PostgresEndpointHealth;
let delivery: ClaimedDelivery;

beforeAll(async () => {
  t = await openTestQueue();
  health = new PostgresEndpointHealth(t.database);
});
afterAll(() => t.close());
beforeEach(async () => {
  await t.clear();
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 1);
  delivery = (await t.claim())[0] as ClaimedDelivery;
});

const DAY = 86_400_000;
const START = Date.UTC(2030, 0, 1, 12);
/** Attempts with this outcome, on a day counted from the first. */
const attempts = (count: number, statusCode: number, day: number, endpoint: Partial<ClaimedDelivery['endpoint']> = {}): Promise<void> =>
  health.record(Array.from({ length: count }, () => settled({ ...delivery, endpoint: { ...delivery.endpoint, ...endpoint } }, statusCode, new Date(START + day * DAY))));
const subscription = async (): Promise<any> => (await t.pool.query('SELECT * FROM webhook_subscriptions WHERE id = $1', [idFor('s')])).rows[0];
const evidence = async (): Promise<any> => (await t.pool.query('SELECT attempts, days, url, epoch FROM webhook_failures')).rows[0];

it('disables by 10 failures on 3 different days over 5 days, and not before', async () => {
  await attempts(1, 500, 0);
  await attempts(4, 503, 2);
  await attempts(4, 500, 4.999);
  expect([await evidence(), (await subscription()).status]).toMatchObject([{ attempts: 9, days: 3 }, 'active']);
  await attempts(1, 500, 5);
  expect(await subscription()).toMatchObject({ status: 'disabled', disabled_reason: 'Every delivery of the last 5 days failed.', version: 2, epoch: 2, updated_at: new Date(START + 5 * DAY) });
  // Attempts that were under way when it was disabled do not count.
  await attempts(5, 500, 6);
  expect(await subscription()).toMatchObject({ version: 2, epoch: 2 });
});

it.each([
  ['one old failure, quiet days, and one more', [[1, 0], [1, 6]]],
  ['many failures on two days', [[20, 0], [20, 6]]],
  ['few failures on many days', [[1, 0], [1, 2], [1, 4], [1, 6]]],
  ['many failures on many days, within less than five', [[10, 0], [10, 1], [10, 2], [10, 4]]],
] as [string, [number, number][]][])('does not disable by %s', async (_what, failures) => {
  for (const [count, day] of failures) await attempts(count, 500, day);
  expect((await subscription()).status).toBe('active');
});

it('starts again after a success', async () => {
  for (const day of [0, 2, 4]) await attempts(10, 500, day);
  const after = (await t.queue.find(null)).length;
  expect(after).toBe(1);
  await attempts(1, 200, 4, { isFailing: true });
  expect(await evidence()).toBeUndefined();
  await attempts(10, 500, 6);
  expect((await subscription()).status).toBe('active');
});

it('starts again at another URL, and what was under way to the one before is no evidence', async () => {
  for (const day of [0, 2, 4]) await attempts(10, 500, day);
  await t.pool.query("UPDATE webhook_subscriptions SET url = 'https://new.example'");
  await attempts(10, 500, 6);
  expect((await subscription()).status).toBe('active');
  await attempts(1, 500, 6, { url: 'https://new.example' });
  expect([await evidence(), (await subscription()).status]).toMatchObject([{ attempts: 1, days: 1, url: 'https://new.example' }, 'active']);
});

it('starts again after a stop', async () => {
  for (const day of [0, 2, 4]) await attempts(10, 500, day);
  await t.pool.query('UPDATE webhook_subscriptions SET epoch = 2');
  await attempts(10, 500, 6);
  await attempts(1, 410, 6);
  expect((await subscription()).status).toBe('active');
  await attempts(10, 500, 6, { epoch: 2 });
  expect([await evidence(), (await subscription()).status]).toMatchObject([{ attempts: 10, days: 1, epoch: 2 }, 'active']);
});

it('disables by 410 at once, but not one that is paused', async () => {
  await attempts(1, 410, 0);
  expect(await subscription()).toMatchObject({ status: 'disabled', disabled_reason: 'The endpoint answered 410 Gone.', version: 2, epoch: 2 });
  await t.pool.query("UPDATE webhook_subscriptions SET status = 'paused', epoch = 3, disabled_reason = NULL");
  await attempts(1, 410, 0, { epoch: 3 });
  expect(await subscription()).toMatchObject({ status: 'paused', disabled_reason: null });
});

it('is not undone by a change of the subscription that was read before', async () => {
  for (const day of [0, 2, 4]) await attempts(10, 500, day);
  // A change writes all columns of the subscription; the evidence of failures is not among them.
  await t.pool.query('UPDATE webhook_subscriptions SET description = $1, version = version + 1', ['x']);
  await attempts(1, 500, 6);
  expect((await subscription()).status).toBe('disabled');
});

it('of several subscriptions, recorded at once from several workers, is counted whole', async () => {
  const names = ['s', 'q', 'p', 'o'];
  for (const name of names.slice(1)) await addSubscription(t.pool, 'a', name);
  const of = (name: string): ClaimedDelivery => ({ ...delivery, ...recipient(name), endpoint: { ...delivery.endpoint, url: `http://127.0.0.1:9/${name}` } });
  const batch = (order: readonly string[]): Promise<void> => health.record(order.map((name) => settled(of(name), 500, new Date(Date.parse(toTimestamp(new Date(START)))))));
  await Promise.all(Array.from({ length: 20 }, (_, n) => batch(n % 2 === 0 ? names : [...names].reverse())));
  expect((await t.pool.query('SELECT attempts, days FROM webhook_failures')).rows).toEqual(names.map(() => ({ attempts: 20, days: 1 })));
});
