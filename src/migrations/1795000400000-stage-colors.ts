import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stages show in `/v1` besides: their color, and whether they are offered. */
export class StageColors1795000400000 implements MigrationInterface {
  readonly name = 'StageColors1795000400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE stages ADD COLUMN color text, ADD COLUMN is_active boolean NOT NULL DEFAULT true');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
