import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Work over many records that goes on in the background. */
export class Jobs1795001300002 implements MigrationInterface {
  readonly name = 'Jobs1795001300002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE jobs (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        type text NOT NULL,
        parameters jsonb NOT NULL,
        author jsonb NOT NULL,
        status text NOT NULL CHECK (status IN ('pending', 'running', 'completed')),
        done integer NOT NULL,
        total integer NOT NULL,
        failures integer NOT NULL,
        due_at timestamptz(3) NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    await runner.query("CREATE INDEX jobs_due_idx ON jobs (due_at, id) WHERE status <> 'completed'");
    await runner.query("CREATE INDEX jobs_ended_idx ON jobs (updated_at) WHERE status = 'completed'");
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
