import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/**
 * The index of the feed, and of sending a range of time again. Tests of subscriptions have no record, and are in
 * neither.
 */
export class FeedIndex1764547200000 implements MigrationInterface {
  readonly name = 'FeedIndex1764547200000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, { events_feed_idx: "events (org_id, at, record_id, seq) WHERE record_type <> 'webhook'" });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
