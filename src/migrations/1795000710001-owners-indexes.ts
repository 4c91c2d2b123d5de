import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Indexes for the lists of one owner's contacts and tasks, and for the list of users. */
export class OwnersIndexes1795000710001 implements MigrationInterface {
  readonly name = 'OwnersIndexes1795000710001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['contacts', 'tasks']) await runner.query(`ALTER TABLE ${table} VALIDATE CONSTRAINT ${table}_owner_fkey`);
    await buildIndexes(runner, {
      contacts_owner_idx: 'contacts (org_id, owner_id, created_at DESC, id DESC) WHERE owner_id IS NOT NULL',
      tasks_owner_idx: 'tasks (org_id, owner_id, created_at DESC, id DESC) WHERE owner_id IS NOT NULL',
      users_created_idx: 'users (org_id, created_at DESC, id DESC)',
    });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
