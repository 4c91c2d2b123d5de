import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The fields that organizations define for their accounts, their contacts and the opportunities of each pipeline. */
export class CustomFields1795000800000 implements MigrationInterface {
  readonly name = 'CustomFields1795000800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE custom_fields (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        object text NOT NULL,
        pipeline_id uuid,
        property_name text NOT NULL,
        name text NOT NULL,
        name_key text NOT NULL,
        attribute_type text NOT NULL,
        options jsonb NOT NULL,
        field_order integer NOT NULL,
        is_hidden boolean NOT NULL,
        place integer NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT custom_fields_pipeline_fkey FOREIGN KEY (org_id, pipeline_id) REFERENCES pipelines (org_id, id)
      )`);
    // Accounts and contacts have no pipeline, and their fields are one set all the same.
    for (const [name, column] of [['property', 'property_name'], ['name', 'name_key'], ['place', 'place']]) {
      await runner.query(`CREATE UNIQUE INDEX custom_fields_${name}_key ON custom_fields (org_id, object, pipeline_id, ${column}) NULLS NOT DISTINCT`);
    }
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
