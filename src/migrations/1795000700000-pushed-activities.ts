import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activities that clients push in, joined to accounts and contacts. */
export class PushedActivities1795000700000 implements MigrationInterface {
  readonly name = 'PushedActivities1795000700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pushed_activities (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL,
        title text NOT NULL,
        description text,
        participants text[] NOT NULL,
        domains text[] NOT NULL,
        metadata jsonb NOT NULL,
        actor jsonb NOT NULL,
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    for (const record of ['account', 'contact']) {
      await runner.query(`
        CREATE TABLE activity_${record}s (
          org_id uuid NOT NULL,
          activity_id uuid NOT NULL,
          ${record}_id uuid NOT NULL,
          created_at timestamptz(3) NOT NULL,
          PRIMARY KEY (org_id, activity_id, ${record}_id),
          CONSTRAINT activity_${record}s_activity_fkey FOREIGN KEY (org_id, activity_id) REFERENCES pushed_activities (org_id, id),
          CONSTRAINT activity_${record}s_${record}_fkey FOREIGN KEY (org_id, ${record}_id) REFERENCES ${record}s (org_id, id)
        )`);
      await runner.query(`CREATE INDEX activity_${record}s_listed_idx ON activity_${record}s (org_id, ${record}_id, created_at DESC, activity_id DESC)`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
