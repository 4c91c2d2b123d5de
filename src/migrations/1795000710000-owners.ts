import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Owners of contacts and tasks, and what is shown of users. The release before leaves a user's name out. */
export class Owners1795000710000 implements MigrationInterface {
  readonly name = 'Owners1795000710000';

  async up(runner: QueryRunner): Promise<void> {
    // A constant default rewrites no row.
    await runner.query('ALTER TABLE users ADD COLUMN name text, ADD COLUMN active boolean NOT NULL DEFAULT true');
    for (const table of ['contacts', 'tasks']) {
      await runner.query(`ALTER TABLE ${table} ADD COLUMN owner_id uuid, ADD CONSTRAINT ${table}_owner_fkey FOREIGN KEY (org_id, owner_id) REFERENCES users (org_id, id) NOT VALID`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
