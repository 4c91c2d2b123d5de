import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Finds the deals of a stage that is merged, archived ones included, and lets Postgres see that a stage has none. */
export class DealsStageIndex1795001300001 implements MigrationInterface {
  readonly name = 'DealsStageIndex1795001300001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, { deals_stage_idx: 'deals (org_id, stage_id, id)' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
