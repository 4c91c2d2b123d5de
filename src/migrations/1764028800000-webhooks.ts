import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Subscriptions, deliveries to them, and their attempts. */
export class Webhooks1764028800000 implements MigrationInterface {
  readonly name = 'Webhooks1764028800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE webhook_subscriptions (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        url text NOT NULL,
        events text[] NOT NULL,
        description text,
        status text NOT NULL CHECK (status IN ('active', 'paused', 'disabled', 'deleted')),
        disabled_reason text,
        secret bytea NOT NULL,
        previous_secret bytea,
        previous_until timestamptz(3),
        failing_since timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    await runner.query('CREATE INDEX webhook_subscriptions_created_idx ON webhook_subscriptions (org_id, created_at DESC, id DESC)');
    // For the sweeper.
    await runner.query("CREATE INDEX webhook_subscriptions_stopped_idx ON webhook_subscriptions (org_id, id) WHERE status <> 'active'");
    await runner.query(`
      CREATE TABLE deliveries (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        subscription_id uuid NOT NULL,
        event_id uuid NOT NULL,
        event text NOT NULL,
        record_id uuid NOT NULL,
        seq integer NOT NULL,
        resend boolean NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'succeeded', 'failed')),
        attempts integer NOT NULL,
        first_attempt_at timestamptz(3),
        next_attempt_at timestamptz(3),
        lease_owner uuid,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT deliveries_event_fkey FOREIGN KEY (org_id, event_id) REFERENCES events (org_id, id) ON DELETE CASCADE
      )`);
    // Each row is updated twice and then stays: dead versions must not slow the claim down.
    await runner.query('ALTER TABLE deliveries SET (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_analyze_scale_factor = 0.02)');
    // For the claim, the order within a record, the cascade, the log, and the deletion of old rows.
    await runner.query("CREATE INDEX deliveries_due_idx ON deliveries (org_id, subscription_id, next_attempt_at) WHERE status = 'pending'");
    await runner.query("CREATE INDEX deliveries_order_idx ON deliveries (org_id, subscription_id, record_id, seq) WHERE status = 'pending' AND NOT resend");
    await runner.query('CREATE INDEX deliveries_event_idx ON deliveries (org_id, event_id)');
    await runner.query('CREATE INDEX deliveries_log_idx ON deliveries (org_id, subscription_id, created_at DESC, id DESC)');
    await runner.query("CREATE INDEX deliveries_age_idx ON deliveries (created_at) WHERE status <> 'pending'");
    await runner.query(`
      CREATE TABLE delivery_attempts (
        org_id uuid NOT NULL,
        delivery_id uuid NOT NULL,
        n integer NOT NULL,
        at timestamptz(3) NOT NULL,
        status_code integer,
        duration_ms integer NOT NULL,
        error text,
        excerpt text,
        PRIMARY KEY (org_id, delivery_id, n),
        CONSTRAINT delivery_attempts_delivery_fkey FOREIGN KEY (org_id, delivery_id) REFERENCES deliveries (org_id, id) ON DELETE CASCADE
      )`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
