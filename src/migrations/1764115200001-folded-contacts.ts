import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';
import { fillSearch } from './folded-contacts/fill-search.js';
import { emailKey } from './folded-contacts/frozen-text.js';
import { reportOf } from './folded-contacts/report.js';

/**
 * Contacts are searched and sorted by texts that the application folds, in a table of its own; emails are compared by
 * one identity. Each step can run again: an interrupted migration resumes where it was.
 */
export class FoldedContacts1764115200001 implements MigrationInterface {
  readonly name = 'FoldedContacts1764115200001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE IF NOT EXISTS contacts_search (
        org_id uuid NOT NULL,
        id uuid NOT NULL,
        created_at timestamptz(3) NOT NULL,
        email_key text,
        folded text NOT NULL,
        PRIMARY KEY (org_id, id)
      )`);
    await fillSearch(runner, reportOf(runner));
    await runner.query('DELETE FROM contacts_search s WHERE NOT EXISTS (SELECT 1 FROM contacts c WHERE c.org_id = s.org_id AND c.id = s.id)');
    // Stale statistics: without this the next statements would be planned for an empty table.
    await runner.query('ANALYZE contacts_search');
    await buildIndexes(runner, {
      contacts_search_created_idx: 'contacts_search (org_id, created_at DESC, id DESC)',
      contacts_search_email_idx: 'contacts_search (org_id, email_key, created_at, id) WHERE email_key IS NOT NULL',
      contacts_search_folded_idx: 'contacts_search USING gin (org_id, folded gin_trgm_ops) WITH (fastupdate = off)',
      contacts_tags_idx: 'contacts USING gin (org_id, tags) WITH (fastupdate = off)',
    });
    await inTransaction(runner, async () => {
      await runner.query('ALTER TABLE contacts_search DROP CONSTRAINT IF EXISTS contacts_search_contact_fkey');
      await runner.query('ALTER TABLE contacts_search ADD CONSTRAINT contacts_search_contact_fkey FOREIGN KEY (org_id, id) REFERENCES contacts (org_id, id) ON DELETE CASCADE');
      await renewClaims(runner);
      await renewUsers(runner);
      await runner.query('DROP INDEX IF EXISTS contacts_email_idx');
      await runner.query('ALTER TABLE contacts DROP COLUMN IF EXISTS search');
    });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}

/** An email belongs to the contact that claimed it before, or else to the oldest contact that carries it. */
async function renewClaims(runner: QueryRunner): Promise<void> {
  await runner.query('ALTER TABLE contact_emails RENAME TO contact_emails_before');
  await runner.query(`
    CREATE TABLE contact_emails AS
    SELECT DISTINCT ON (s.org_id, s.email_key) s.org_id, s.email_key, s.id AS contact_id
    FROM contacts_search s LEFT JOIN (SELECT DISTINCT org_id, contact_id FROM contact_emails_before) b ON b.org_id = s.org_id AND b.contact_id = s.id
    WHERE s.email_key IS NOT NULL ORDER BY s.org_id, s.email_key, b.contact_id IS NULL, s.created_at, s.id`);
  await runner.query('DROP TABLE contact_emails_before');
  await runner.query('ALTER TABLE contact_emails ALTER org_id SET NOT NULL, ALTER email_key SET NOT NULL, ALTER contact_id SET NOT NULL, ADD PRIMARY KEY (org_id, email_key)');
  await runner.query('CREATE INDEX contact_emails_contact_idx ON contact_emails (org_id, contact_id)');
  await runner.query('ALTER TABLE contact_emails ADD CONSTRAINT contact_emails_contact_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id) ON DELETE CASCADE');
}

/** If an older user's email has the same identity, the newer user keeps the account under a key that no email has. */
async function renewUsers(runner: QueryRunner): Promise<void> {
  const users = (await runner.query('SELECT org_id, id, email FROM users ORDER BY created_at, id')) as { org_id: string; id: string; email: string }[];
  const taken = new Set<string>();
  const keys = users.map(({ org_id, id, email }) => {
    const key = emailKey(email);
    const isFirst = !taken.has(`${org_id} ${key}`);
    taken.add(`${org_id} ${key}`);
    return isFirst ? key : `${key} ${id}`;
  });
  await runner.query('ALTER TABLE users ADD COLUMN IF NOT EXISTS email_key text');
  await runner.query('UPDATE users u SET email_key = k.key FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS k(org_id, id, key) WHERE u.org_id = k.org_id AND u.id = k.id', [
    users.map(({ org_id }) => org_id),
    users.map(({ id }) => id),
    keys,
  ]);
  await runner.query('ALTER TABLE users ALTER email_key SET NOT NULL');
  await runner.query('DROP INDEX IF EXISTS users_email_key');
  await runner.query('CREATE UNIQUE INDEX IF NOT EXISTS users_email_key_key ON users (org_id, email_key)');
}

async function inTransaction(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  await runner.startTransaction();
  try {
    await work();
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
