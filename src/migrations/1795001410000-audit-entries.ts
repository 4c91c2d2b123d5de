import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit log. Postgres itself refuses to change its rows, and to delete them before 400 days have passed, except those of an
 * organization that is gone. The triggers run for no insert, so a restore is as it was.
 */
export class AuditEntries1795001410000 implements MigrationInterface {
  readonly name = 'AuditEntries1795001410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE audit_entries (
      org_id uuid NOT NULL,
      id uuid NOT NULL,
      at timestamptz(3) NOT NULL,
      actor_type text NOT NULL,
      actor_id uuid,
      actor_name text NOT NULL,
      action text NOT NULL,
      target_type text NOT NULL,
      target_id uuid,
      target_name text NOT NULL,
      changes jsonb NOT NULL,
      address text,
      user_agent text,
      request_id text,
      PRIMARY KEY (org_id, id)
    )`);
    // One for each filter of the list, in its order.
    await runner.query('CREATE INDEX audit_entries_list_idx ON audit_entries (org_id, at, id)');
    await runner.query('CREATE INDEX audit_entries_actor_idx ON audit_entries (org_id, actor_id, at, id)');
    await runner.query('CREATE INDEX audit_entries_action_idx ON audit_entries (org_id, action, at, id)');
    await runner.query('CREATE INDEX audit_entries_target_type_idx ON audit_entries (org_id, target_type, at, id)');
    await runner.query('CREATE INDEX audit_entries_target_idx ON audit_entries (org_id, target_id, at, id)');
    await runner.query('CREATE INDEX audit_entries_expired_idx ON audit_entries (at)');
    await runner.query(`CREATE FUNCTION audit_entries_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' THEN
          IF OLD.at < now() - interval '400 days' OR NOT EXISTS (SELECT 1 FROM organizations o WHERE o.id = OLD.org_id) THEN
            RETURN OLD;
          END IF;
        END IF;
        RAISE EXCEPTION 'entries of the audit log are neither changed nor deleted';
      END $$`);
    await runner.query('CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_append_only()');
    await runner.query('CREATE TRIGGER audit_entries_not_truncated BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION audit_entries_append_only()');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
