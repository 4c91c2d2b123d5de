import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Finds the opportunities of an owner; the owners of contacts and tasks have theirs. */
export class DealOwnersIndex1795200000002 implements MigrationInterface {
  readonly name = 'DealOwnersIndex1795200000002';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, { deals_owner_idx: 'deals (org_id, owner_id, id) WHERE owner_id IS NOT NULL AND archived_at IS NULL' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
