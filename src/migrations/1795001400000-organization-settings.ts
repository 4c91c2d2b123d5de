import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an admin sets for the whole organization. The defaults are constant, so the table is not rewritten; the release before knows none. */
export class OrganizationSettings1795001400000 implements MigrationInterface {
  readonly name = 'OrganizationSettings1795001400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE organizations
      ADD COLUMN version integer NOT NULL DEFAULT 1,
      ADD COLUMN time_zone text NOT NULL DEFAULT 'UTC',
      ADD COLUMN currency text NOT NULL DEFAULT 'USD',
      ADD COLUMN support_address text`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
