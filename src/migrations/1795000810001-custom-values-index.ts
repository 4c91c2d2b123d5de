import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Filters on custom values find the records with a value by it. Records without values are not in it, and cost nothing. */
export class CustomValuesIndex1795000810001 implements MigrationInterface {
  readonly name = 'CustomValuesIndex1795000810001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const of = (table: string): string => `${table} USING gin (org_id, (lower(custom::text)::jsonb) jsonb_path_ops) WITH (fastupdate = off) WHERE custom <> '{}'`;
    await buildIndexes(runner, { accounts_custom_idx: of('accounts'), contacts_custom_idx: of('contacts'), deals_custom_idx: of('deals') });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
