import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The values of custom fields, by the property name of each. The default is constant, so no table is rewritten. */
export class CustomValues1795000810000 implements MigrationInterface {
  readonly name = 'CustomValues1795000810000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['accounts', 'contacts', 'deals']) await runner.query(`ALTER TABLE ${table} ADD COLUMN custom jsonb NOT NULL DEFAULT '{}'`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
