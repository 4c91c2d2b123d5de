import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { DealState } from '../../domain/deal.js';

export interface DealRow {
  org_id: string;
  id: string;
  version: number;
  name: string;
  pipeline_id: string;
  stage_id: string;
  contact_id: string | null;
  primary_at: string | null;
  /** A decimal, as Postgres writes it. */
  value: string | null;
  archived_at: string | null;
  created_at: string;
  updated_at: string;
}

export const dealsTable = defineTable<DealRow>({
  name: 'deals',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    name: 'text',
    pipeline_id: 'uuid',
    stage_id: 'uuid',
    contact_id: { type: 'uuid', nullable: true },
    primary_at: { type: 'timestamptz(3)', nullable: true },
    value: { type: 'numeric(14,2)', nullable: true },
    archived_at: { type: 'timestamptz(3)', nullable: true },
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
  references: [
    { columns: ['org_id', 'contact_id'], table: 'contacts' },
    { columns: ['org_id', 'stage_id'], table: 'stages' },
  ],
  // The contact was deleted concurrently: the rerun finds none.
  violations: { deals_contact_fkey: 'retry' },
});

export function toRow(state: DealState): DealRow {
  return {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    name: state.name,
    pipeline_id: state.pipelineId,
    stage_id: state.stageId,
    contact_id: state.contactId,
    primary_at: state.primaryAt,
    value: state.value === null ? null : state.value.toFixed(2),
    archived_at: state.archivedAt,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  };
}

export function toState(row: DealRow): DealState {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    name: row.name,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    contactId: row.contact_id,
    primaryAt: row.primary_at === null ? null : fromDatabaseTime(row.primary_at),
    value: row.value === null ? null : Number(row.value),
    archivedAt: row.archived_at === null ? null : fromDatabaseTime(row.archived_at),
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  };
}
