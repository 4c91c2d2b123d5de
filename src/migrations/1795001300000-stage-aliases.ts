import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Stages that are renamed, and merged into others, whose keys and labels keep their meaning. */
export class StageAliases1795001300000 implements MigrationInterface {
  readonly name = 'StageAliases1795001300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE stages
        ADD COLUMN first_label text,
        ADD COLUMN merged_into uuid,
        ADD CONSTRAINT stages_merged_into_fkey FOREIGN KEY (org_id, merged_into) REFERENCES stages (org_id, id)`);
    await runner.query('CREATE INDEX stages_merged_into_idx ON stages (org_id, merged_into) WHERE merged_into IS NOT NULL');
    await runner.query(`
      CREATE TABLE stage_aliases (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        pipeline_id uuid NOT NULL,
        key text NOT NULL,
        label text NOT NULL,
        first_label text,
        stage_id uuid NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT stage_aliases_key_key UNIQUE (org_id, pipeline_id, key),
        CONSTRAINT stage_aliases_stage_fkey FOREIGN KEY (org_id, stage_id) REFERENCES stages (org_id, id)
      )`);
    await runner.query('CREATE INDEX stage_aliases_stage_idx ON stage_aliases (org_id, stage_id)');
    // One statement makes another pipeline the default. A unique index is checked row by row, this at the statement's end.
    await runner.query('DROP INDEX pipelines_default_key');
    await runner.query('ALTER TABLE pipelines ADD CONSTRAINT pipelines_default_key EXCLUDE USING btree (org_id WITH =) WHERE (is_default) DEFERRABLE INITIALLY IMMEDIATE');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
