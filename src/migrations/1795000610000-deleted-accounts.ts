import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/**
 * The row of a deleted account stays as long as records refer to it. Meanwhile `deleted_by` has the author of the deletion,
 * and a partial index finds the row. Each step can run again.
 */
export class DeletedAccounts1795000610000 implements MigrationInterface {
  readonly name = 'DeletedAccounts1795000610000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts ADD COLUMN IF NOT EXISTS deleted_by jsonb');
    await buildIndexes(runner, { accounts_deleted_idx: 'accounts (org_id, id) WHERE deleted_by IS NOT NULL' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
