import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Fields that are being deleted. The default is constant, so the table is not rewritten; the release before knows none. */
export class DeletedFields1795001310000 implements MigrationInterface {
  readonly name = 'DeletedFields1795001310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE custom_fields ADD COLUMN is_closed boolean NOT NULL DEFAULT false');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
