import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Finds the users with an email in all organizations, for a sign-in, which knows no organization yet. */
export class UserEmailsIndex1795200000001 implements MigrationInterface {
  readonly name = 'UserEmailsIndex1795200000001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, { users_sign_in_idx: 'users (email_key, created_at, id)' });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
