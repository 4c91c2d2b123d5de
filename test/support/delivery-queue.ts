import pg from 'pg';
import type { OrgId } from '../../src/kernel/ids.js';
import { toTimestamp } from '../../src/kernel/timestamp.js';
import { PostgresDeliveryQueue } from '../../src/modules/deliveries/adapters/postgres/postgres-delivery.queue.js';
import { type ClaimedDelivery, type Recipient, type Settlement, settle } from '../../src/modules/deliveries/domain/delivery.js';
import type { Settled } from '../../src/modules/deliveries/ports/delivery.queue.js';
import { Database } from '../../src/platform/database/database.js';
import { newDatabase } from './databases.js';
import { idFor } from './webhook-rows.js';

/** A queue on a new database, in which no statement may wait for a lock. */
export interface TestQueue {
  readonly pool: pg.Pool;
  readonly database: Database;
  readonly queue: PostgresDeliveryQueue;
  clear(): Promise<void>;
  claim(limit?: number, subscription?: string, org?: string): Promise<readonly ClaimedDelivery[]>;
  settle(deliveries: readonly ClaimedDelivery[], statusCode: number | null): Promise<Settled>;
  /** A row of the queue, or of the log. */
  row(id: string): Promise<any>;
  logged(id: string): Promise<any>;
  close(): Promise<void>;
}

export const recipient = (subscription = 's', org = 'a'): Recipient => ({ orgId: idFor(org) as OrgId, subscriptionId: idFor(subscription) });

export function settled(delivery: ClaimedDelivery, statusCode: number | null, at = new Date()): Settlement {
  return settle(delivery, toTimestamp(at), { statusCode, durationMs: 3, retryAfter: null, error: null, excerpt: 'ok' }, () => 0.5);
}

export async function openTestQueue(): Promise<TestQueue> {
  const { url, drop } = await newDatabase();
  const pool = new pg.Pool({ connectionString: url, max: 10, options: '-c lock_timeout=1s' });
  pool.on('error', () => undefined);
  const database = new Database(() => pool, null, undefined, { readsAreReadOnly: true });
  const queue = new PostgresDeliveryQueue(database);
  return {
    pool,
    database,
    queue,
    clear: async () => {
      await pool.query('TRUNCATE pending_deliveries, delivery_log, webhook_failures, events, webhook_subscriptions CASCADE');
    },
    claim: async (limit = 100, subscription = 's', org = 'a') => (await queue.claim(recipient(subscription, org), limit)).deliveries,
    settle: (deliveries, statusCode) => queue.settle(deliveries.map((one) => settled(one, statusCode))),
    row: async (id) => (await pool.query('SELECT *, extract(epoch FROM due_at - now())::float8 AS due_in FROM pending_deliveries WHERE id = $1', [id])).rows[0],
    logged: async (id) => (await pool.query('SELECT * FROM delivery_log WHERE id = $1', [id])).rows[0],
    close: async () => {
      await pool.end();
      await drop();
    },
  };
}

/** Expects a time this many seconds ahead, as counted by a recent statement; a slow machine may have used up to a minute of them, or nearly all of a shorter wait. */
export function expectAbout(dueIn: number, seconds: number): void {
  expect(dueIn).toBeLessThanOrEqual(seconds);
  expect(dueIn).toBeGreaterThan(seconds < 100 ? 0 : seconds - 60);
}
