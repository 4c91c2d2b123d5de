import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Users change: their version. The release before adds users, and changes none. */
export class UserVersions1795200000000 implements MigrationInterface {
  readonly name = 'UserVersions1795200000000';

  async up(runner: QueryRunner): Promise<void> {
    // A constant default rewrites no row.
    await runner.query('ALTER TABLE users ADD COLUMN version integer NOT NULL DEFAULT 1');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
