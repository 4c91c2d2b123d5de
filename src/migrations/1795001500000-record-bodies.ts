import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/**
 * Rows keep the published JSON of their record. It counts only with the row's version and the present form, so no row is
 * rewritten here: a sweep adds the bodies, and those of rows that the release before still writes. The indexes hold the rows
 * without one, and are empty afterwards. A form that comes later needs an index of its own.
 */
export class RecordBodies1795001500000 implements MigrationInterface {
  readonly name = 'RecordBodies1795001500000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['contacts', 'tasks']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN IF NOT EXISTS body text, ADD COLUMN IF NOT EXISTS body_version integer, ADD COLUMN IF NOT EXISTS body_form integer`);
      await buildIndexes(runner, { [`${table}_stale_body_idx`]: `${table} (org_id, id) WHERE body_version IS DISTINCT FROM version OR coalesce(body_form, 0) < 2` });
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
