import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts, and the texts that they are searched by, in a table of their own as those of contacts. */
export class Accounts1795000000000 implements MigrationInterface {
  readonly name = 'Accounts1795000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE accounts (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        version integer NOT NULL,
        seq integer NOT NULL,
        domain text NOT NULL,
        name text,
        industry text,
        logo text,
        linkedin text,
        twitter text,
        twitter_followers double precision,
        description text,
        primary_location text,
        employee_range text,
        type text,
        estimated_revenue double precision,
        total_fund_raised double precision,
        founded integer,
        tags text[] NOT NULL,
        first_email_interaction timestamptz(3),
        last_email_interaction timestamptz(3),
        first_meeting_interaction timestamptz(3),
        last_meeting_interaction timestamptz(3),
        last_interaction timestamptz(3),
        next_meeting timestamptz(3),
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT accounts_domain_key UNIQUE (org_id, domain)
      )`);
    await runner.query(`
      CREATE TABLE accounts_search (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        folded text NOT NULL,
        PRIMARY KEY (org_id, id),
        CONSTRAINT accounts_search_account_fkey FOREIGN KEY (org_id, id) REFERENCES accounts (org_id, id) ON DELETE CASCADE
      )`);
    await runner.query('CREATE INDEX accounts_created_idx ON accounts (org_id, created_at DESC, id DESC)');
    await runner.query('CREATE INDEX accounts_updated_idx ON accounts (org_id, updated_at DESC, id DESC)');
    await runner.query('CREATE INDEX accounts_search_folded_idx ON accounts_search USING gin (org_id, folded gin_trgm_ops) WITH (fastupdate = off)');
    // NOT VALID takes no scan of contacts under the lock; the next migration validates it.
    await runner.query('ALTER TABLE contacts ADD CONSTRAINT contacts_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES accounts (org_id, id) NOT VALID');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
