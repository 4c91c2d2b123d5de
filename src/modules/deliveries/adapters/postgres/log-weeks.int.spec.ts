import { openTestQueue, type TestQueue } from '../../../../../test/support/delivery-queue.js';
import { addDeliveries, addSubscription } from '../../../../../test/support/webhook-rows.js';
import { firstIdOf } from '../../../../kernel/ids.js';
import { LogWeeks } from './log-weeks.js';

const DAY_MS = 86_400_000;

let t: TestQueue;
let weeks: LogWeeks;
beforeEach(async () => {
  t = await openTestQueue();
  weeks = new LogWeeks(t.database);
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 1);
});
afterEach(() => t.close());

const partitions = async (): Promise<string[]> => (await t.pool.query("SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'delivery_log'::regclass ORDER BY 1")).rows.map(({ name }) => name);
const now = async (): Promise<number> => Number((await t.pool.query('SELECT extract(epoch FROM now()) * 1000 AS now')).rows[0].now);
/** The name of the partition of a week, counted from this one: partitions are named after the week's Monday. */
async function nameOf(week: number): Promise<string> {
  const { rows } = await t.pool.query("SELECT 'delivery_log_' || to_char(date_trunc('week', now() AT TIME ZONE 'UTC') + $1 * interval '1 week', 'YYYYMMDD') AS name", [week]);
  return rows[0].name;
}
/** A log row whose id was made this many days ago. */
async function log(daysAgo: number): Promise<string> {
  const id = firstIdOf((await now()) - daysAgo * DAY_MS).replace(/0{12}$/, () => `${Math.floor(Math.random() * 1e12)}`.padStart(12, '0'));
  await t.pool.query(
    "INSERT INTO delivery_log SELECT org_id, subscription_id, $1, event_id, event, 'failed', 0, now() - $2 * interval '1 day', '[]' FROM pending_deliveries",
    [id, daysAgo],
  );
  return id;
}
const placeOf = async (id: string): Promise<string> => (await t.pool.query('SELECT tableoid::regclass::text AS name FROM delivery_log WHERE id = $1', [id])).rows[0]?.name;

it('are there from the start: five back and three ahead', async () => {
  const expected = await Promise.all(Array.from({ length: 9 }, (_, n) => nameOf(n - 5)));
  expect(await partitions()).toEqual([...expected, 'delivery_log_other'].sort());
  expect(await placeOf(await log(0))).toBe(await nameOf(0));
});

it('are made ahead and dropped when all of them is past its time; a second turn changes nothing', async () => {
  const ahead = [await nameOf(2), await nameOf(3)];
  for (const name of ahead) await t.pool.query(`DROP TABLE ${name}`);
  const old = '20200106';
  await t.pool.query(`CREATE TABLE delivery_log_${old} PARTITION OF delivery_log FOR VALUES FROM ('${firstIdOf(Date.UTC(2020, 0, 6))}') TO ('${firstIdOf(Date.UTC(2020, 0, 13))}')`);
  await weeks.turn();
  const after = await partitions();
  expect(after).toEqual(expect.arrayContaining(ahead));
  expect(after).not.toContain(`delivery_log_${old}`);
  // The last day of the week five weeks back may be less than 30 days ago.
  expect(after).toEqual(expect.arrayContaining([await nameOf(-4), await nameOf(0), 'delivery_log_other']));
  await weeks.turn();
  expect(await partitions()).toEqual(after);
});

it('take what has come into their time already, with the foreign key and the indexes that all have', async () => {
  const name = await nameOf(0);
  await t.pool.query(`DROP TABLE ${name}`);
  const id = await log(0);
  expect(await placeOf(id)).toBe('delivery_log_other');
  await weeks.turn();
  expect(await placeOf(id)).toBe(name);
  const shape = async (table: string): Promise<unknown[]> => [
    (await t.pool.query('SELECT contype, pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = $1::regclass AND contype IN (\'p\', \'f\', \'c\') ORDER BY 1, 2', [table])).rows,
    (await t.pool.query("SELECT replace(replace(pg_get_indexdef(indexrelid), $1, ''), 'delivery_log', '') AS shape FROM pg_index WHERE indrelid = $1::regclass ORDER BY 1", [table])).rows,
  ];
  expect(await shape(name)).toEqual(await shape(await nameOf(1)));
  await t.pool.query('DELETE FROM events');
  expect(await placeOf(id)).toBeUndefined();
});

it('leave what belongs to none in its own place, for 30 days', async () => {
  const [old, young] = [await log(400), await log(-400)];
  expect([await placeOf(old), await placeOf(young)]).toEqual(['delivery_log_other', 'delivery_log_other']);
  await weeks.turn();
  expect([await placeOf(old), await placeOf(young)]).toEqual([undefined, 'delivery_log_other']);
});

it('are not waited for while another process turns them, nor do others wait behind a turn that cannot go on', async () => {
  await t.pool.query(`DROP TABLE ${await nameOf(3)}`);
  const reader = await t.pool.connect();
  await reader.query('BEGIN');
  await reader.query('SELECT 1 FROM delivery_log');
  await expect(weeks.turn()).rejects.toMatchObject({ message: expect.stringMatching(/database|lock/) });
  await reader.query('COMMIT');
  reader.release();
  await Promise.all([weeks.turn(), new LogWeeks(t.database).turn()]);
  expect(await partitions()).toContain(await nameOf(3));
});
