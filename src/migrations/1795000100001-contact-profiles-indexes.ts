import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** The contacts of an account: for its deletion, which Postgres checks against them, and for lists of them. */
export class ContactProfilesIndexes1795000100001 implements MigrationInterface {
  readonly name = 'ContactProfilesIndexes1795000100001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, { contacts_account_idx: 'contacts (org_id, account_id) WHERE account_id IS NOT NULL' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
