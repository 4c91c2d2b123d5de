import { DEAL_FIELDS } from '../../../../contracts/deal-fields.js';
import type { CustomValues } from '../../../../contracts/custom-values.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { fieldColumns, type FieldRow, fromFieldRow, toFieldRow } from '../../../../platform/database/field-columns.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { DealState } from '../../domain/deal.js';

export interface DealRow extends FieldRow<typeof DEAL_FIELDS> {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  pipeline_id: string;
  stage_id: string;
  account_id: string | null;
  contact_id: string | null;
  primary_at: string | null;
  custom: CustomValues;
  archived_at: string | null;
  /** Whether `deals_search` has its name; not that of a deal that the release before has inserted, until a sweep adds it. */
  is_searched: boolean;
  created_at: string;
  updated_at: string;
}

export const dealsTable = defineTable<DealRow>({
  name: 'deals',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    ...fieldColumns(DEAL_FIELDS),
    pipeline_id: 'uuid',
    stage_id: 'uuid',
    account_id: { type: 'uuid', nullable: true },
    contact_id: { type: 'uuid', nullable: true },
    primary_at: { type: 'timestamptz(3)', nullable: true },
    custom: 'jsonb',
    archived_at: { type: 'timestamptz(3)', nullable: true },
    is_searched: 'boolean',
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
  references: [
    { columns: ['org_id', 'contact_id'], table: 'contacts' },
    { columns: ['org_id', 'stage_id'], table: 'stages' },
    { columns: ['org_id', 'owner_id'], table: 'users' },
    { columns: ['org_id', 'account_id'], table: 'accounts' },
  ],
  // The contact, the user or the account was deleted concurrently: the rerun finds none. A stage was merged and removed: it finds the other.
  violations: { deals_stage_fkey: 'retry', deals_contact_fkey: 'retry', deals_owner_fkey: 'retry', deals_account_fkey: 'retry' },
});

/** A contact of a deal besides the primary one. */
export interface DealContactRow {
  org_id: string;
  deal_id: string;
  contact_id: string;
  /** From 0, in the order of the deal. */
  position: number;
}

export const dealContactsTable = defineTable<DealContactRow>({
  name: 'deal_contacts',
  columns: { org_id: 'uuid', deal_id: 'uuid', contact_id: 'uuid', position: 'integer' },
  key: ['org_id', 'deal_id', 'contact_id'],
  references: [
    { columns: ['org_id', 'deal_id'], table: 'deals' },
    { columns: ['org_id', 'contact_id'], table: 'contacts' },
  ],
  // One of them was deleted concurrently: the rerun finds none.
  violations: { deal_contacts_deal_fkey: 'retry', deal_contacts_contact_fkey: 'retry' },
});

/** A deal with its additional contacts, as it is read. */
export type StoredDeal = DealRow & { readonly additional: readonly string[] };

/** What is read of `deals d` for a deal to change. In one statement: its version covers its contacts. */
export const DEAL_COLUMNS =
  `${dealsTable.columns.map((column) => `d.${column}`).join(', ')},` +
  ' ARRAY(SELECT a.contact_id FROM deal_contacts a WHERE a.org_id = d.org_id AND a.deal_id = d.id ORDER BY a.position)::text[] AS additional';

export function toRow(state: DealState, sequence: number, isSearched: boolean): DealRow {
  return toFieldRow(DEAL_FIELDS, state, {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    pipeline_id: state.pipelineId,
    stage_id: state.stageId,
    account_id: state.accountId,
    contact_id: state.contactId,
    primary_at: state.primaryAt,
    custom: state.custom,
    archived_at: state.archivedAt,
    is_searched: isSearched,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  });
}

export function toLinkRows({ orgId, id, additionalContactIds }: Pick<DealState, 'orgId' | 'id' | 'additionalContactIds'>): DealContactRow[] {
  return additionalContactIds.map((contactId, position) => ({ org_id: orgId, deal_id: id, contact_id: contactId, position }));
}

export function toState(row: StoredDeal): DealState {
  return fromFieldRow(DEAL_FIELDS, row, {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    sequence: row.seq,
    pipelineId: row.pipeline_id,
    stageId: row.stage_id,
    accountId: row.account_id,
    contactId: row.contact_id,
    additionalContactIds: row.additional,
    custom: row.custom,
    primaryAt: row.primary_at === null ? null : fromDatabaseTime(row.primary_at),
    archivedAt: row.archived_at === null ? null : fromDatabaseTime(row.archived_at),
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  });
}
