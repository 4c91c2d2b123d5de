import pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { newId } from '../../src/kernel/ids.js';
import { DeliveryWorker } from '../../src/modules/deliveries/application/delivery-worker.js';
import { PostgresDeliveryQueue } from '../../src/modules/deliveries/adapters/postgres/postgres-delivery.queue.js';
import { PostgresDeliverySweeps } from '../../src/modules/deliveries/adapters/postgres/postgres-delivery.sweeps.js';
import type { ClaimedDelivery } from '../../src/modules/deliveries/domain/delivery.js';
import { Database } from '../../src/platform/database/database.js';
import { DatabaseClock } from '../../src/platform/database/database-clock.js';
import { migrate, withLockedSchema } from '../../src/migrations/migrate.js';
import { ALL_MIGRATIONS } from '../../src/migrations/all-migrations.js';
import { DeliveryQueue1765152000000 } from '../../src/migrations/1765152000000-delivery-queue.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { serverNow } from '../support/server-clock.js';

/* Deliveries as the release before the new queue had left them, when its servers were stopped. */

const BEFORE = ALL_MIGRATIONS.slice(0, ALL_MIGRATIONS.indexOf(DeliveryQueue1765152000000));
const ORG = newId();
const RECORDS = 6;
/** Enough for several chunks. */
const SETTLED = 12_000;

let database: Awaited<ReturnType<typeof newDatabase>>;
let pool: pg.Pool;
const ids: Record<string, string> = {};
const log: string[] = [];

const insert = async (table: string, row: Readonly<Record<string, unknown>>): Promise<void> => {
  const names = Object.keys(row);
  await pool.query(`INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map((_, i) => `$${i + 1}`).join(', ')})`, Object.values(row));
};
const idOf = (name: string): string => (ids[name] ??= newId());

async function subscription(name: string, rest: object = {}): Promise<void> {
  await insert('webhook_subscriptions', { org_id: ORG, id: idOf(name), version: 1, url: `https://${name}.example`, events: ['contact.updated'], status: 'active', secret: Buffer.from('x'), created_at: 'now', updated_at: 'now', ...rest });
}

async function delivery(name: string, to: string, record: string, seq: number, rest: object = {}): Promise<void> {
  const event = idOf(`event ${record} ${seq}`);
  await pool.query(
    `INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body) VALUES ($1, $2, 'contact.updated', 'contact', $3, $4, '{}', now() - interval '1 hour', '{}') ON CONFLICT DO NOTHING`,
    [ORG, event, idOf(record), seq],
  );
  await insert('deliveries', {
    org_id: ORG, id: idOf(name), subscription_id: idOf(to), event_id: event, event: 'contact.updated', record_id: idOf(record), seq, resend: false, status: 'pending', attempts: 0, next_attempt_at: 'now', created_at: '2026-01-01T00:00:00Z', ...rest,
  });
}

const soon = (seconds: number): Date => new Date(serverNow() + seconds * 1_000);

async function fill(): Promise<void> {
  await insert('organizations', { id: ORG, slug: 'old', name: 'Old', plan: 'pro', created_at: 'now' });
  await subscription('active');
  await subscription('paused', { status: 'paused' });
  await subscription('deleted', { status: 'deleted' });
  await subscription('failing', { failing_since: '2026-01-01T00:00:00Z' });
  // Each record has pending deliveries as the old queue left them: due, postponed behind another, or waiting for a retry.
  for (let record = 0; record < RECORDS; record++) {
    for (let seq = 1; seq <= 5; seq++) await delivery(`r${record} ${seq}`, 'active', `r${record}`, seq, seq > 1 ? { next_attempt_at: soon(300) } : {});
  }
  await delivery('leased', 'active', 'leased', 1, { lease_owner: newId(), next_attempt_at: soon(-1) });
  await delivery('after the lease', 'active', 'leased', 2);
  await delivery('in hand', 'active', 'in hand', 1, { lease_owner: newId(), next_attempt_at: soon(3_600) });
  await delivery('retried', 'active', 'retried', 1, { attempts: 2, first_attempt_at: soon(-60), next_attempt_at: soon(7_200) });
  for (const [n, status] of [[2, 503], [1, 500]] as const) {
    await insert('delivery_attempts', { org_id: ORG, delivery_id: idOf('retried'), n, at: `2026-01-01T00:00:0${n}.5Z`, status_code: status, duration_ms: 10 * n, error: n === 1 ? 'no' : null, excerpt: 'body\n\t"' });
  }
  await delivery('resent', 'active', 'r0', 1, { resend: true });
  await delivery('stopped', 'paused', 'stopped', 1);
  await delivery('of nobody', 'deleted', 'gone', 1);
  await delivery('succeeded', 'active', 'done', 1, { status: 'succeeded', attempts: 1, next_attempt_at: null });
  await insert('delivery_attempts', { org_id: ORG, delivery_id: idOf('succeeded'), n: 1, at: '2026-01-01T00:00:00Z', status_code: 200, duration_ms: 7 });
  await delivery('failed unsent', 'active', 'done', 2, { status: 'failed', next_attempt_at: null });
  await pool.query(
    `WITH e AS (INSERT INTO events (org_id, id, type, record_type, record_id, seq, actor, at, body)
       SELECT $1::uuid, gen_random_uuid(), 'contact.updated', 'contact', gen_random_uuid(), 1, '{}', now(), '{}' FROM generate_series(1, ${SETTLED}) RETURNING *)
     INSERT INTO deliveries (org_id, id, subscription_id, event_id, event, record_id, seq, resend, status, attempts, created_at)
     SELECT org_id, gen_random_uuid(), $2, id, type, record_id, seq, false, 'succeeded', 1, at FROM e`,
    [ORG, idOf('failing')],
  );
}

/** Runs the migration, and ends it after this many statements. */
async function interruptedAfter(statements: number): Promise<void> {
  const source = new DataSource({ type: 'postgres', url: database.url });
  await source.initialize();
  const runner = source.createQueryRunner();
  let left = statements;
  const limited = new Proxy(runner, {
    get: (target, name: keyof QueryRunner) => {
      const member: unknown = target[name];
      if (name !== 'query') return typeof member === 'function' ? (member as (...args: unknown[]) => unknown).bind(target) : member;
      return (...args: Parameters<QueryRunner['query']>) => (left-- > 0 ? target.query(...args) : Promise.reject(new Error('killed')));
    },
  });
  await expect(new DeliveryQueue1765152000000().up(limited)).rejects.toThrow('killed');
  await source.destroy();
}

const row = async (name: string): Promise<any> => (await pool.query('SELECT *, extract(epoch FROM due_at - now())::float8 AS due_in FROM pending_deliveries WHERE id = $1', [idOf(name)])).rows[0];
const logged = async (name: string): Promise<any> => (await pool.query('SELECT * FROM delivery_log WHERE id = $1', [idOf(name)])).rows[0];

beforeAll(async () => {
  database = await newDatabase('bare');
  await withLockedSchema(database.url, (schema) => schema.run(BEFORE));
  pool = new pg.Pool({ connectionString: database.url, max: 5 });
  // A connection may still be closing when the database is dropped.
  pool.on('error', () => undefined);
  await fill();
  // In the middle of the copying, of the indexes, and between the last steps.
  for (const statements of [3, 21, 25, 33]) await interruptedAfter(statements);
  await migrate(database.url, (sentence) => log.push(sentence));
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

it('has moved every delivery, once, and shown how far it was', async () => {
  const { rows } = await pool.query('SELECT (SELECT count(*)::int FROM pending_deliveries) AS pending, (SELECT count(*)::int FROM delivery_log) AS logged');
  expect(rows).toEqual([{ pending: RECORDS * 5 + 7, logged: SETTLED + 2 }]);
  const total = SETTLED + RECORDS * 5 + 9;
  expect(log).toContain(`${total} of ${total} deliveries are in the new queue or its log.`);
  expect((await pool.query("SELECT to_regclass('deliveries') AS a, to_regclass('delivery_attempts') AS b")).rows).toEqual([{ a: null, b: null }]);
  expect(await migrate(database.url)).toEqual([]);
});

it('keeps what was settled with its attempts', async () => {
  expect(await logged('succeeded')).toMatchObject({
    org_id: ORG, subscription_id: idOf('active'), event: 'contact.updated', event_id: idOf('event done 1'), status: 'succeeded', attempts: 1, created_at: new Date('2026-01-01T00:00:00Z'),
    attempt_log: [{ at: '2026-01-01T00:00:00.000Z', status_code: 200, duration_ms: 7, error: null, excerpt: null }],
  });
  expect(await logged('failed unsent')).toMatchObject({ status: 'failed', attempts: 0, attempt_log: [] });
});

it('keeps what is to be tried again, with its attempts and its time', async () => {
  const retried = await row('retried');
  expect(retried).toMatchObject({
    attempts: 2, lease: null, epoch: 1, resend: false,
    attempt_log: [{ at: '2026-01-01T00:00:01.500Z', status_code: 500, duration_ms: 10, error: 'no', excerpt: 'body\n\t"' }, { at: '2026-01-01T00:00:02.500Z', status_code: 503, duration_ms: 20, error: null, excerpt: 'body\n\t"' }],
  });
  expect(Math.round(retried.due_in / 60)).toBe(120);
  expect(retried.first_attempt_at).not.toBeNull();
});

it('leaves a lease to run out, and makes all else due that waits for nothing but its turn', async () => {
  expect(Math.round((await row('in hand')).due_in / 60)).toBe(60);
  expect((await row('in hand')).lease).not.toBeNull();
  for (const name of ['r0 1', 'r0 5', 'after the lease', 'resent']) expect([name, (await row(name)).due_in <= 0, (await row(name)).lease]).toEqual([name, true, null]);
});

it('takes a failing endpoint for one that fails, not for a dead one', async () => {
  expect((await pool.query('SELECT subscription_id, attempts, days, since FROM webhook_failures')).rows).toEqual([{ subscription_id: idOf('failing'), attempts: 1, days: 1, since: new Date('2026-01-01T00:00:00Z') }]);
});

it('then fails what had stopped, and sends the rest in the order of each record', async () => {
  const source = new Database(() => pool);
  const sweeps = new PostgresDeliverySweeps(source);
  await sweeps.failStopped();
  expect(await logged('stopped')).toMatchObject({ status: 'failed', attempts: 0 });
  expect([await row('of nobody'), await logged('of nobody')]).toEqual([undefined, undefined]);
  const sent: ClaimedDelivery[] = [];
  const worker = new DeliveryWorker({
    queue: new PostgresDeliveryQueue(source),
    sender: { send: (one) => (sent.push(one), Promise.resolve({ statusCode: 200, durationMs: 1, retryAfter: null, error: null, excerpt: '' })) },
    health: { record: () => Promise.resolve() },
    signal: { subscribe: () => () => Promise.resolve(), hearsOthers: () => true },
    clock: new DatabaseClock(source),
    random: Math.random,
  });
  worker.start();
  // Leased deliveries, and those with a later retry, stay as they are.
  await eventually(async () => expect((await pool.query('SELECT id FROM pending_deliveries')).rows.map(({ id }) => id).sort()).toEqual([idOf('in hand'), idOf('retried')].sort()));
  await worker.stop(60_000);
  for (let record = 0; record < RECORDS; record++) {
    expect(sent.filter(({ recordId, isResend }) => recordId === idOf(`r${record}`) && !isResend).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
  }
  expect(sent.filter(({ recordId }) => recordId === idOf('leased')).map(({ sequence }) => sequence)).toEqual([1, 2]);
  expect(await logged('leased')).toMatchObject({ status: 'succeeded', attempts: 2, attempt_log: [{ error: expect.stringMatching(/^outcome unknown/) }, { status_code: 200 }] });
  expect(await logged('resent')).toMatchObject({ status: 'succeeded' });
});
