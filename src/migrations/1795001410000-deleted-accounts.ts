import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/**
 * The row of a deleted account stays until the last of very many records has let go of it; it then names the author of the
 * deletion, and a small index finds it. Each step can run again.
 */
export class DeletedAccounts1795001410000 implements MigrationInterface {
  readonly name = 'DeletedAccounts1795001410000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts ADD COLUMN IF NOT EXISTS deleted_by jsonb');
    await buildIndexes(runner, { accounts_deleted_idx: 'accounts (org_id, id) WHERE deleted_by IS NOT NULL' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
