import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Quotas of organizations, and the stored answers of requests with an Idempotency-Key. */
export class RequestControl1763942400000 implements MigrationInterface {
  readonly name = 'RequestControl1763942400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE organizations ADD COLUMN requests_per_hour integer CHECK (requests_per_hour > 0)');
    await runner.query(`
      CREATE TABLE idempotency (
        org_id uuid NOT NULL,
        key text NOT NULL,
        fingerprint bytea NOT NULL,
        owner uuid NOT NULL,
        status integer,
        headers jsonb,
        body text,
        reserved_at timestamptz(3) NOT NULL,
        expires_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, key)
      )`);
    await runner.query('CREATE INDEX idempotency_expires_idx ON idempotency (expires_at)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
