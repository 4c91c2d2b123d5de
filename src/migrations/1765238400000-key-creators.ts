import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who issued a key through the API; unknown for earlier keys. */
export class KeyCreators1765238400000 implements MigrationInterface {
  readonly name = 'KeyCreators1765238400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE api_keys ADD COLUMN created_by jsonb');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
