import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fields of contacts that `/v1` shows. None rewrites the table: each is null, or has a constant default. */
export class ContactProfiles1795000100000 implements MigrationInterface {
  readonly name = 'ContactProfiles1795000100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE contacts
        ADD COLUMN first_name text,
        ADD COLUMN last_name text,
        ADD COLUMN job_title text,
        ADD COLUMN seniority text,
        ADD COLUMN linkedin text,
        ADD COLUMN twitter text,
        ADD COLUMN twitter_followers double precision,
        ADD COLUMN type text,
        ADD COLUMN avatar_url text,
        ADD COLUMN email_verified boolean NOT NULL DEFAULT false,
        ADD COLUMN other_emails text[] NOT NULL DEFAULT '{}',
        ADD COLUMN first_email_interaction timestamptz(3),
        ADD COLUMN last_email_interaction timestamptz(3),
        ADD COLUMN first_meeting_interaction timestamptz(3),
        ADD COLUMN last_meeting_interaction timestamptz(3),
        ADD COLUMN last_interaction timestamptz(3),
        ADD COLUMN next_meeting timestamptz(3)`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
