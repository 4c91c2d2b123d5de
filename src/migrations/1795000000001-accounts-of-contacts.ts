import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Checks the accounts of contacts that exist: no release before could set one. The check blocks no writer. */
export class AccountsOfContacts1795000000001 implements MigrationInterface {
  readonly name = 'AccountsOfContacts1795000000001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE contacts VALIDATE CONSTRAINT contacts_account_fkey');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
