import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deals as opportunities: their dates, owner, account and additional contacts, and the number of their last event. */
export class Opportunities1795000200000 implements MigrationInterface {
  readonly name = 'Opportunities1795000200000';

  async up(runner: QueryRunner): Promise<void> {
    // A constant default rewrites no row.
    await runner.query(`
      ALTER TABLE deals
        ADD COLUMN seq integer NOT NULL DEFAULT 0,
        ADD COLUMN account_id uuid,
        ADD COLUMN close_date timestamptz(3),
        ADD COLUMN next_action_date timestamptz(3),
        ADD COLUMN next_steps text,
        ADD COLUMN owner_id uuid,
        ADD CONSTRAINT deals_owner_fkey FOREIGN KEY (org_id, owner_id) REFERENCES users (org_id, id) NOT VALID,
        ADD CONSTRAINT deals_account_fkey FOREIGN KEY (org_id, account_id) REFERENCES accounts (org_id, id) NOT VALID`);
    await runner.query(`
      CREATE TABLE deal_contacts (
        org_id uuid NOT NULL,
        deal_id uuid NOT NULL,
        contact_id uuid NOT NULL,
        position integer NOT NULL,
        PRIMARY KEY (org_id, deal_id, contact_id),
        CONSTRAINT deal_contacts_deal_fkey FOREIGN KEY (org_id, deal_id) REFERENCES deals (org_id, id) ON DELETE CASCADE,
        CONSTRAINT deal_contacts_contact_fkey FOREIGN KEY (org_id, contact_id) REFERENCES contacts (org_id, id)
      )`);
    await runner.query('CREATE INDEX deal_contacts_contact_idx ON deal_contacts (org_id, contact_id)');
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
