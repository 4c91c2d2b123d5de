import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Finds the records that have a value of a field, whatever the value. Records without values are not in it, and cost nothing. */
export class CustomNamesIndex1795001310001 implements MigrationInterface {
  readonly name = 'CustomNamesIndex1795001310001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const of = (table: string, ...keys: readonly string[]): string => `${table} USING gin (${keys.join(', ')}, (jsonb_path_query_array(custom, '$.keyvalue().key'))) WITH (fastupdate = off) WHERE custom <> '{}'`;
    await buildIndexes(runner, { accounts_custom_names_idx: of('accounts', 'org_id'), contacts_custom_names_idx: of('contacts', 'org_id'), deals_custom_names_idx: of('deals', 'org_id', 'pipeline_id') });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
