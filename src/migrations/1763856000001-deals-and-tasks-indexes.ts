import type { MigrationInterface, QueryRunner } from 'typeorm';
import { buildIndexes } from './build-indexes.js';

/** Indexes for the lists of deals and tasks, and for the deals and tasks of a contact. */
export class DealsAndTasksIndexes1763856000001 implements MigrationInterface {
  readonly name = 'DealsAndTasksIndexes1763856000001';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    await buildIndexes(runner, {
      contacts_deals_idx: 'contacts (org_id, coalesce(deal_value, -1) DESC, id DESC) WHERE deal_stage IS NOT NULL',
      contacts_deals_stage_idx: 'contacts (org_id, deal_stage, coalesce(deal_value, -1) DESC, id DESC) WHERE deal_stage IS NOT NULL',
      deals_contact_idx: 'deals (org_id, contact_id, primary_at DESC)',
      deals_stage_idx: 'deals (org_id, stage_id, updated_at DESC, id DESC)',
      tasks_created_idx: 'tasks (org_id, created_at DESC, id DESC)',
      tasks_status_idx: "tasks (org_id, (CASE WHEN status = 'completed' THEN 'done' ELSE status END), created_at DESC, id DESC)",
      tasks_contact_idx: 'tasks (org_id, contact_id, created_at DESC, id DESC)',
      tasks_updated_idx: 'tasks (org_id, updated_at DESC, id DESC)',
    });
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}
