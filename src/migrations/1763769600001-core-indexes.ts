import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Indexes for the lists, filters, searches and deletions of contacts. */
export class CoreIndexes1763769600001 implements MigrationInterface {
  readonly name = 'CoreIndexes1763769600001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, {
      contacts_created_idx: 'contacts (org_id, created_at DESC, id DESC)',
      contacts_updated_idx: 'contacts (org_id, updated_at DESC, id DESC)',
      contacts_label_idx: 'contacts (org_id, label, created_at DESC, id DESC) WHERE label IS NOT NULL',
      contacts_stage_idx: 'contacts (org_id, deal_stage, created_at DESC, id DESC) WHERE deal_stage IS NOT NULL',
      contacts_email_idx: 'contacts (org_id, lower(email), created_at, id) WHERE email IS NOT NULL',
      // fastupdate off: each insert updates the index, instead of one insert that flushes the whole pending list.
      contacts_search_idx: 'contacts USING gin (org_id, search gin_trgm_ops) WITH (fastupdate = off)',
      contact_emails_contact_idx: 'contact_emails (org_id, contact_id)',
      events_contact_idx: 'events (org_id, contact_id, at DESC, id DESC)',
    });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
