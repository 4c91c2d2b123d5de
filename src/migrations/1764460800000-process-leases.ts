import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Leases of live processes: what a dead process had reserved is free within seconds. */
export class ProcessLeases1764460800000 implements MigrationInterface {
  readonly name = 'ProcessLeases1764460800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE process_leases (id uuid PRIMARY KEY, alive_at timestamptz(3) NOT NULL) WITH (fillfactor = 50)');
    await runner.query('ALTER TABLE idempotency ADD COLUMN process uuid');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
