import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/**
 * Deals that the release before inserts have no row in `deals_search`: the default marks them, and the application finds
 * them by a small index, and adds their rows. Each step can run again.
 */
export class UnsearchedDeals1795001400000 implements MigrationInterface {
  readonly name = 'UnsearchedDeals1795001400000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    // A constant default rewrites no row: the deals that there are have it, and those to come the next one.
    await runner.query('ALTER TABLE deals ADD COLUMN IF NOT EXISTS is_searched boolean NOT NULL DEFAULT true');
    await runner.query('ALTER TABLE deals ALTER COLUMN is_searched SET DEFAULT false');
    await buildIndexes(runner, { deals_unsearched_idx: 'deals (org_id, id) WHERE NOT is_searched' });
    // Those that were inserted since the rows of all deals were added. No client sees the column, so `updated_at` stays.
    await runner.query('UPDATE deals d SET is_searched = false WHERE is_searched AND NOT EXISTS (SELECT FROM deals_search s WHERE s.org_id = d.org_id AND s.id = d.id)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
