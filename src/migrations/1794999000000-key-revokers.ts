import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who revoked a key; unknown for earlier revocations. */
export class KeyRevokers1794999000000 implements MigrationInterface {
  readonly name = 'KeyRevokers1794999000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_keys ADD COLUMN revoked_by jsonb');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
