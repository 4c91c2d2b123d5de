import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Indexes for the lists of opportunities, which have live deals only, and for the deals of an account. */
export class OpportunitiesIndexes1795000200001 implements MigrationInterface {
  readonly name = 'OpportunitiesIndexes1795000200001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const name of ['deals_owner_fkey', 'deals_account_fkey']) await runner.query(`ALTER TABLE deals VALIDATE CONSTRAINT ${name}`);
    await buildIndexes(runner, {
      deals_pipeline_idx: 'deals (org_id, pipeline_id, updated_at DESC, id DESC) WHERE archived_at IS NULL',
      deals_live_stage_idx: 'deals (org_id, stage_id, updated_at DESC, id DESC) WHERE archived_at IS NULL',
      deals_account_idx: 'deals (org_id, account_id) WHERE account_id IS NOT NULL',
    });
    // It has archived deals, too, and no list of them.
    await runner.query('DROP INDEX CONCURRENTLY IF EXISTS deals_stage_idx');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
