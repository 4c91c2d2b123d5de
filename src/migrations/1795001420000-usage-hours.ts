import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many requests each key makes in each hour. */
export class UsageHours1795001420000 implements MigrationInterface {
  readonly name = 'UsageHours1795001420000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE usage_hours (
      org_id uuid NOT NULL,
      hour timestamptz(3) NOT NULL,
      key_id uuid NOT NULL,
      requests integer NOT NULL,
      refused integer NOT NULL,
      PRIMARY KEY (org_id, hour, key_id)
    )`);
    await runner.query('CREATE INDEX usage_hours_expired_idx ON usage_hours (hour)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
