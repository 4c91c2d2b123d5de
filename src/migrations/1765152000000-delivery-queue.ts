import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { moveDeliveries } from './delivery-queue/move-deliveries.js';
import { makeWeeks } from './delivery-queue/weeks.js';
import { reportOf } from './folded-contacts/report.js';

/**
 * Moves the queue of deliveries and their log into tables of their own. Each step can run again: an interrupted
 * migration resumes where it was. Servers of the release before must be stopped first, since they would go on writing
 * to the old table.
 */
export class DeliveryQueue1765152000000 implements MigrationInterface {
  readonly name = 'DeliveryQueue1765152000000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // The id of the request that made the change; attempts log it.
    await runner.query('ALTER TABLE events ADD COLUMN IF NOT EXISTS request_id text');
    // Counts the stops: a delivery that was pending at a stop is not sent after it.
    await runner.query('ALTER TABLE webhook_subscriptions ADD COLUMN IF NOT EXISTS epoch integer NOT NULL DEFAULT 1');
    await runner.query("CREATE INDEX IF NOT EXISTS webhook_subscriptions_active_idx ON webhook_subscriptions (org_id, id) WHERE status = 'active'");
    await createTables(runner);
    await makeWeeks(runner);
    await moveDeliveries(runner, reportOf(runner));
    await buildIndexes(runner, {
      // The indexes begin with the subscription, not with the organization: so the planner cannot choose them for a
      // join by the primary key, nor for the cascade from events, however wrong the statistics are. On an empty table
      // all plans cost the same, and a cached plan stays.
      pending_deliveries_due_idx: 'pending_deliveries (subscription_id, epoch, due_at)',
      pending_deliveries_order_idx: 'pending_deliveries (subscription_id, epoch, record_id, seq) WHERE NOT resend',
      pending_deliveries_listed_idx: 'pending_deliveries (subscription_id, id)',
    });
    // For the cascade. A partitioned table's index cannot be built concurrently; no server runs during this migration.
    await runner.query('CREATE INDEX IF NOT EXISTS delivery_log_event_idx ON delivery_log (event_id)');
    await runner.query('DROP TABLE IF EXISTS delivery_attempts, deliveries');
    await runner.query('ALTER TABLE webhook_subscriptions DROP COLUMN IF EXISTS failing_since');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}

/**
 * An empty queue is not truncated: TRUNCATE needs an exclusive lock, and plans that are cached then would read all of
 * the table later.
 */
async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    CREATE TABLE IF NOT EXISTS pending_deliveries (
      org_id uuid NOT NULL,
      event_id uuid NOT NULL,
      id uuid NOT NULL,
      subscription_id uuid NOT NULL,
      epoch integer NOT NULL,
      record_id uuid NOT NULL,
      seq integer NOT NULL,
      resend boolean NOT NULL,
      event text NOT NULL,
      attempts integer NOT NULL,
      created_at timestamptz(3) NOT NULL,
      due_at timestamptz(3) NOT NULL,
      first_attempt_at timestamptz(3),
      lease uuid,
      attempt_log jsonb,
      PRIMARY KEY (org_id, event_id, id),
      CONSTRAINT pending_deliveries_event_fkey FOREIGN KEY (org_id, event_id) REFERENCES events (org_id, id) ON DELETE CASCADE
    ) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.05, vacuum_truncate = off)`);
  await runner.query(`
    CREATE TABLE IF NOT EXISTS delivery_log (
      org_id uuid NOT NULL,
      subscription_id uuid NOT NULL,
      id uuid NOT NULL,
      event_id uuid NOT NULL,
      event text NOT NULL,
      status text NOT NULL CHECK (status IN ('succeeded', 'failed')),
      attempts integer NOT NULL,
      created_at timestamptz(3) NOT NULL,
      attempt_log jsonb NOT NULL,
      PRIMARY KEY (org_id, subscription_id, id),
      CONSTRAINT delivery_log_event_fkey FOREIGN KEY (org_id, event_id) REFERENCES events (org_id, id) ON DELETE CASCADE
    ) PARTITION BY RANGE (id)`);
  await runner.query('CREATE TABLE IF NOT EXISTS delivery_log_other PARTITION OF delivery_log DEFAULT');
  // One row for a subscription whose last attempt failed: the evidence that its endpoint is dead.
  await runner.query(`
    CREATE TABLE IF NOT EXISTS webhook_failures (
      org_id uuid NOT NULL,
      subscription_id uuid NOT NULL,
      epoch integer NOT NULL,
      url text NOT NULL,
      since timestamptz(3) NOT NULL,
      last_at timestamptz(3) NOT NULL,
      attempts integer NOT NULL,
      days integer NOT NULL,
      PRIMARY KEY (org_id, subscription_id),
      CONSTRAINT webhook_failures_subscription_fkey FOREIGN KEY (org_id, subscription_id) REFERENCES webhook_subscriptions (org_id, id) ON DELETE CASCADE
    )`);
}
