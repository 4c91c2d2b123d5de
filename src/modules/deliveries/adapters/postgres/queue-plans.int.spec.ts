import { openTestQueue, recipient, type TestQueue } from '../../../../../test/support/delivery-queue.js';
import { addDeliveries, addSubscription } from '../../../../../test/support/webhook-rows.js';
import { CLAIM } from './claim-statement.js';
import { FIND, FIND_OF } from './find-statement.js';
import { PLAN_SETTINGS } from './plan-settings.js';
import { FAIL_STOPPED } from './postgres-delivery.sweeps.js';
import { FREE, RELEASE, SETTLE } from './settle-statement.js';

/** Each statement of the queue, with its number of parameters. */
const STATEMENTS: Readonly<Record<string, readonly [text: string, parameters: number]>> = {
  claim: [CLAIM, 6],
  settle: [SETTLE, 11],
  free: [FREE, 7],
  release: [RELEASE, 4],
  find: [FIND, 0],
  findOf: [FIND_OF, 1],
  failStopped: [FAIL_STOPPED, 1],
};

const DUE = 'pending_deliveries by pending_deliveries_due_idx';
const BY_KEY = 'pending_deliveries by pending_deliveries_pkey (org_id, event_id, id)';
const BY_PLACE = 'pending_deliveries by its place';
const EVENT = 'events by events_pkey (org_id, id)';
const EVENT_BY_PLACE = 'events by its place';
const NEIGHBOUR = 'pending_deliveries by pending_deliveries_order_idx (subscription_id, epoch, record_id, seq)';
const FAILURES = 'webhook_failures by webhook_failures_pkey (org_id, subscription_id)';

/** The index that each statement may use, and the columns that it must search by. Any other plan reads too many rows. */
const PLANS: Readonly<Record<string, readonly string[]>> = {
  claim: ['webhook_subscriptions by webhook_subscriptions_active_idx (org_id, id)', FAILURES, `${DUE} (subscription_id, epoch, due_at)`, NEIGHBOUR, BY_PLACE, EVENT],
  settle: [BY_KEY, BY_PLACE, EVENT, EVENT_BY_PLACE],
  free: [NEIGHBOUR, BY_KEY, BY_PLACE],
  release: [BY_KEY, BY_PLACE],
  find: ['webhook_subscriptions by webhook_subscriptions_active_idx ()', `${DUE} (subscription_id, epoch)`, FAILURES],
  findOf: ['webhook_subscriptions by webhook_subscriptions_active_idx (org_id)', `${DUE} (subscription_id, epoch)`, FAILURES],
  failStopped: [`${DUE} (subscription_id, epoch)`, BY_PLACE, EVENT, EVENT_BY_PLACE],
};
/** It reads all subscriptions, so a sequential scan is right. */
const OTHERS: Readonly<Record<string, readonly string[]>> = { failStopped: ['Seq Scan webhook_subscriptions'] };
/** Plan nodes of these kinds read parameters or the rows of another node, and no table. */
const HARMLESS = new Set(['Nested Loop', 'CTE Scan', 'Function Scan', 'Subquery Scan', 'LockRows', 'Limit', 'Result', 'Aggregate', 'ModifyTable', 'Append']);

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Index Cond'?: string;
  readonly Plans?: readonly Node[];
}

let t: TestQueue;
beforeAll(async () => {
  t = await openTestQueue();
});
afterAll(() => t.close());

/** A plan node that reads a table: its index, and the columns of it that the condition uses. */
function described(node: Node): string {
  if (node['Node Type'] === 'Tid Scan') return `${node['Relation Name']} by its place`;
  const columns = [...(node['Index Cond'] ?? '').matchAll(/(?<![.\w])([a-z_]+)(?= (?:=|<|>)|, [a-z_]+[,)]|\) (?:>=|<=) ROW)/g)].map(([, column]) => column);
  return `${node['Relation Name']} by ${node['Index Name']} (${[...new Set(columns)].join(', ')})`;
}

function* nodesOf(node: Node): Iterable<Node> {
  yield node;
  for (const child of node.Plans ?? []) yield* nodesOf(child);
}

/** The generic plan of each statement: its index reads, and all nodes that read a table in another way. */
async function plansNow(): Promise<Record<string, { reads: string[]; others: string[] }>> {
  const client = await t.pool.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(PLAN_SETTINGS)) await client.query(`SET LOCAL ${name} = ${value}`);
    const plans: Record<string, { reads: string[]; others: string[] }> = {};
    for (const [name, [text, parameters]] of Object.entries(STATEMENTS)) {
      await client.query(`PREPARE plan_${name} AS ${text}`);
      const { rows } = await client.query(`EXPLAIN (FORMAT JSON) EXECUTE plan_${name}${parameters > 0 ? `(${Array<string>(parameters).fill('NULL').join()})` : ''}`);
      await client.query(`DEALLOCATE plan_${name}`);
      const nodes = [...nodesOf(rows[0]['QUERY PLAN'][0].Plan)];
      const isRead = (node: Node): boolean => /^(?:Index (?:Only )?|Tid )Scan$/.test(node['Node Type']);
      plans[name] = { reads: [...new Set(nodes.filter(isRead).map(described))].sort(), others: nodes.filter((node) => !HARMLESS.has(node['Node Type']) && !isRead(node)).map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`) };
    }
    return plans;
  } finally {
    await client.query('ROLLBACK');
    client.release();
  }
}

async function expectPlans(): Promise<void> {
  for (const [name, { reads, others }] of Object.entries(await plansNow())) {
    expect({ name, others, reads }).toEqual({ name, others: OTHERS[name] ?? [], reads: [...(PLANS[name] ?? [])].sort() });
  }
}

const TABLES = 'pending_deliveries, delivery_log, webhook_failures, events, webhook_subscriptions';

it('are right on tables that were never analyzed, empty and filled', async () => {
  await t.clear();
  await expectPlans();
  await fill();
  await expectPlans();
});

it('are right on tables that were analyzed when they were empty, and then filled', async () => {
  await t.clear();
  await t.pool.query(`VACUUM ANALYZE ${TABLES}`);
  await expectPlans();
  await fill();
  await expectPlans();
});

it('are right on tables that were analyzed when they were full, and then emptied', async () => {
  await t.clear();
  await fill();
  await t.pool.query(`VACUUM ANALYZE ${TABLES}`);
  await expectPlans();
  await t.pool.query('DELETE FROM events');
  await expectPlans();
});

it('are right where one organization has everything, on few records', async () => {
  await t.clear();
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 5_000, 5);
  await t.pool.query(`VACUUM ANALYZE ${TABLES}`);
  await expectPlans();
});

/** Blocks that a statement touches, including those of indexes and those it writes. */
async function blocksOf(text: string, values: readonly unknown[]): Promise<number> {
  const client = await t.pool.connect();
  try {
    await client.query('BEGIN');
    for (const [name, value] of Object.entries(PLAN_SETTINGS)) await client.query(`SET LOCAL ${name} = ${value}`);
    const { rows } = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, [...values]);
    await client.query('COMMIT');
    const plan = rows[0]['QUERY PLAN'][0].Plan as Readonly<Record<string, number>>;
    return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0);
  } finally {
    client.release();
  }
}

it('touch no more than the rows that they are about, among very many of one organization', async () => {
  await t.clear();
  await addSubscription(t.pool, 'a', 's');
  await addDeliveries(t.pool, 'a', 's', 30_000, 15_000);
  const lease = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e';
  const { orgId, subscriptionId } = recipient();
  const count = 20;
  const most = count * 100;
  expect(await blocksOf(CLAIM, [orgId, subscriptionId, count, lease, 20, 'lost'])).toBeLessThan(most);
  const { rows } = await t.pool.query('SELECT org_id, event_id, id, lease, record_id, seq FROM pending_deliveries WHERE lease IS NOT NULL ORDER BY 1, 2, 3');
  expect(rows.length).toBeGreaterThan(0);
  const of = (read: (row: any) => unknown): unknown[] => rows.map(read);
  const key = [of(({ org_id }) => org_id), of(({ event_id }) => event_id), of(({ id }) => id)];
  const results = [...key, of((row) => row.lease), of(() => 'succeeded'), of(() => '2026-01-01T00:00:00.000Z'), of(() => 200), of(() => 1), of(() => null), of(() => ''), of(() => null)];
  // Rows whose lease has ended cost no more than rows with a lease.
  const foreign = results.map((column, n) => (n === 3 ? column.map(() => '019a2b3c-4d5e-7f60-8a9b-000000000000') : column));
  expect(await blocksOf(SETTLE, foreign)).toBeLessThan(most);
  expect(await blocksOf(SETTLE, results)).toBeLessThan(most);
  expect(await blocksOf(SETTLE, results)).toBeLessThan(most);
  const none = of(() => null);
  expect(await blocksOf(FREE, [of(() => subscriptionId), of(() => 1), of(({ record_id }) => record_id), of(({ seq }) => seq), none, none, none])).toBeLessThan(most);
});

async function fill(): Promise<void> {
  for (let n = 0; n < 50; n++) {
    await addSubscription(t.pool, `o${n}`, `s${n}`);
    await addDeliveries(t.pool, `o${n}`, `s${n}`, 200, 100);
  }
}
