import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organizations, users, keys, contacts and the event log. */
export class Core1763769600000 implements MigrationInterface {
  readonly name = 'Core1763769600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    await runner.query('CREATE EXTENSION IF NOT EXISTS btree_gin');
    // A unit of work is one statement; it calls this to fail if a row has changed since the unit read it.
    await runner.query(`
      CREATE FUNCTION expect_rows(actual bigint, expected bigint, what text) RETURNS boolean LANGUAGE plpgsql AS $$
      BEGIN
        IF actual <> expected THEN
          RAISE EXCEPTION '%: % rows expected, % found', what, expected, actual USING ERRCODE = 'OTV01';
        END IF;
        RETURN true;
      END $$`);
    await runner.query(`
      CREATE TABLE organizations (
        id uuid PRIMARY KEY,
        slug text NOT NULL CONSTRAINT organizations_slug_key UNIQUE,
        name text NOT NULL,
        plan text NOT NULL CHECK (plan IN ('pro', 'enterprise')),
        created_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE users (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        email text NOT NULL,
        role text NOT NULL CHECK (role IN ('admin', 'member')),
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    await runner.query('CREATE UNIQUE INDEX users_email_key ON users (org_id, lower(email))');
    await runner.query(`
      CREATE TABLE api_keys (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        user_id uuid,
        name text NOT NULL,
        prefix text NOT NULL,
        token_hash bytea NOT NULL CONSTRAINT api_keys_token_hash_key UNIQUE,
        scopes text[] NOT NULL,
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT api_keys_user_fkey FOREIGN KEY (org_id, user_id) REFERENCES users (org_id, id)
      )`);
    await runner.query(`
      CREATE TABLE contacts (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        seq integer NOT NULL,
        full_name text,
        company text,
        email text,
        phone text,
        location text,
        deal_stage text,
        deal_value numeric(14,2),
        label text,
        tags text[] NOT NULL,
        source text NOT NULL,
        account_id uuid,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        search text GENERATED ALWAYS AS
          (lower(coalesce(full_name, '') || E'\\x1f' || coalesce(company, '') || E'\\x1f' || coalesce(email, ''))) STORED,
        PRIMARY KEY (org_id, id)
      )`);
    await runner.query(`
      CREATE TABLE contact_emails (
        org_id uuid NOT NULL,
        email text NOT NULL,
        contact_id uuid NOT NULL,
        PRIMARY KEY (org_id, email),
        CONSTRAINT contact_emails_contact_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id) ON DELETE CASCADE
      )`);
    await runner.query(`
      CREATE TABLE events (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        type text NOT NULL,
        record_type text NOT NULL,
        record_id uuid NOT NULL,
        seq integer NOT NULL,
        contact_id uuid,
        actor jsonb NOT NULL,
        at timestamptz(3) NOT NULL,
        body text NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT events_sequence_key UNIQUE (org_id, record_id, seq)
      )`);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
