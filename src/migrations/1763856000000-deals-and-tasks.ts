import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pipelines, deals and tasks; contacts that already stand in a stage get their deals. */
export class DealsAndTasks1763856000000 implements MigrationInterface {
  readonly name = 'DealsAndTasks1763856000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE events ADD COLUMN data jsonb');
    await runner.query(`
      CREATE TABLE pipelines (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        is_default boolean NOT NULL,
        locked boolean NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    await runner.query('CREATE UNIQUE INDEX pipelines_default_key ON pipelines (org_id) WHERE is_default');
    await runner.query(`
      CREATE TABLE stages (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        pipeline_id uuid NOT NULL,
        key text NOT NULL,
        label text NOT NULL,
        stage_order integer NOT NULL,
        type text NOT NULL CHECK (type IN ('default', 'positive', 'negative')),
        probability integer CHECK (probability BETWEEN 0 AND 100),
        is_default boolean NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT stages_key_key UNIQUE (org_id, pipeline_id, key),
        CONSTRAINT stages_pipeline_fkey FOREIGN KEY (org_id, pipeline_id) REFERENCES pipelines (org_id, id)
      )`);
    await runner.query(`
      CREATE TABLE deals (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        name text NOT NULL,
        pipeline_id uuid NOT NULL,
        stage_id uuid NOT NULL,
        contact_id uuid,
        primary_at timestamptz(3),
        value numeric(14,2),
        archived_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT deals_stage_fkey FOREIGN KEY (org_id, stage_id) REFERENCES stages (org_id, id),
        CONSTRAINT deals_contact_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id)
      )`);
    await runner.query(`
      CREATE TABLE tasks (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        seq integer NOT NULL,
        title text NOT NULL,
        status text NOT NULL CHECK (status IN ('open', 'done', 'completed', 'cancelled')),
        priority text NOT NULL CHECK (priority IN ('low', 'normal', 'medium', 'high', 'urgent')),
        category text,
        due_at timestamptz(3),
        contact_id uuid,
        completed_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT tasks_contact_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id)
      )`);
    await this.moveExisting(runner);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }

  /**
   * Makes the pipeline of each organization, a stage for each that its contacts name, and a deal for each such contact.
   */
  private async moveExisting(runner: QueryRunner): Promise<void> {
    // Postgres 15 makes no UUIDs of version 7 itself.
    await runner.query(`
      CREATE FUNCTION pg_temp.uuid_v7() RETURNS uuid LANGUAGE sql VOLATILE AS $$
        SELECT (lpad(to_hex((extract(epoch FROM clock_timestamp()) * 1000)::bigint), 12, '0')
          || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid
      $$`);
    // Blocks new organizations until the commit; the application makes the pipelines of those.
    await runner.query('LOCK TABLE organizations IN SHARE ROW EXCLUSIVE MODE');
    await runner.query(`
      INSERT INTO pipelines (org_id, id, version, name, is_default, locked)
      SELECT id, pg_temp.uuid_v7(), 1, 'Sales', true, false FROM organizations`);
    await runner.query(`
      INSERT INTO stages (org_id, id, pipeline_id, key, label, stage_order, type, probability, is_default)
      SELECT p.org_id, pg_temp.uuid_v7(), p.id, s.key, s.label, s.stage_order, s.type, s.probability, s.stage_order = 1
      FROM pipelines p, (VALUES
        ('lead', 'Lead', 1, 'default', 10), ('qualified', 'Qualified', 2, 'default', 25), ('proposal', 'Proposal', 3, 'default', 50),
        ('negotiation', 'Negotiation', 4, 'default', 75), ('won', 'Won', 5, 'positive', 100), ('lost', 'Lost', 6, 'negative', 0)
      ) AS s (key, label, stage_order, type, probability)`);
    // Labels with the same slug are one stage, whatever their spelling; a label without a slug is its own key.
    const found = (await runner.query('SELECT org_id, deal_stage AS label FROM contacts WHERE deal_stage IS NOT NULL GROUP BY org_id, deal_stage')) as { org_id: string; label: string }[];
    const asked = found.map(({ org_id, label }) => ({ org_id, label, key: slugOf(label) || label }));
    await runner.query('CREATE TEMPORARY TABLE asked (org_id uuid, label text, key text, PRIMARY KEY (org_id, label)) ON COMMIT DROP');
    await runner.query('INSERT INTO asked SELECT org_id, label, key FROM json_to_recordset($1::json) AS r(org_id uuid, label text, key text)', [JSON.stringify(asked)]);
    await runner.query(`
      INSERT INTO stages (org_id, id, pipeline_id, key, label, stage_order, type, is_default)
      SELECT p.org_id, pg_temp.uuid_v7(), p.id, a.key, a.label, 6 + row_number() OVER (PARTITION BY p.org_id ORDER BY a.key), 'default', false
      FROM (SELECT org_id, key, min(label) AS label FROM asked GROUP BY org_id, key) a JOIN pipelines p ON p.org_id = a.org_id
      WHERE NOT EXISTS (SELECT 1 FROM stages s WHERE s.org_id = a.org_id AND s.key = a.key)`);
    await runner.query(`
      INSERT INTO deals (org_id, id, version, name, pipeline_id, stage_id, contact_id, primary_at, value, created_at, updated_at)
      SELECT c.org_id, pg_temp.uuid_v7(), 1, coalesce(c.company, c.full_name), s.pipeline_id, s.id, c.id, c.updated_at, c.deal_value, c.created_at, c.updated_at
      FROM contacts c JOIN asked a ON a.org_id = c.org_id AND a.label = c.deal_stage JOIN stages s ON s.org_id = a.org_id AND s.key = a.key`);
    await runner.query(`
      UPDATE contacts c SET deal_stage = a.key, version = c.version + 1, updated_at = greatest(c.updated_at, now())
      FROM asked a WHERE a.org_id = c.org_id AND a.label = c.deal_stage AND a.key <> a.label`);
  }
}

/** A frozen copy of how the application made keys when this migration was written: a migration never changes. */
function slugOf(label: string): string {
  const slug = label.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
  return Array.from(slug).slice(0, 64).join('').replace(/_+$/, '');
}
