import { ACCOUNT_FIELDS } from '../../../../contracts/account-fields.js';
import type { AccountView } from '../../../../contracts/account-record.js';
import type { CustomValues } from '../../../../contracts/custom-values.js';
import type { ActorRecord } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { fieldColumns, type FieldRow, fromFieldRow, toFieldRow } from '../../../../platform/database/field-columns.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { AccountState } from '../../domain/account.js';

export interface AccountRow extends FieldRow<typeof ACCOUNT_FIELDS> {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  custom: CustomValues;
  /** The author of the deletion while records still refer to the account; no read shows such a row. */
  deleted_by: ActorRecord | null;
  created_at: string;
  updated_at: string;
}

export const accountsTable = defineTable<AccountRow>({
  name: 'accounts',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    ...fieldColumns(ACCOUNT_FIELDS),
    custom: 'jsonb',
    deleted_by: { type: 'jsonb', nullable: true },
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'domain']],
  versioned: true,
  stamp: 'updated_at',
  // Another unit gave the domain to an account first: the rerun finds that account.
  violations: { accounts_domain_key: 'retry' },
});

export function toRow(state: AccountState, sequence: number): AccountRow {
  return toFieldRow(ACCOUNT_FIELDS, state, {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    custom: state.custom,
    deleted_by: null,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  });
}

export function toState(row: AccountRow): AccountState {
  return { ...toView(row), orgId: row.org_id as OrgId, sequence: row.seq };
}

export function toView(row: Omit<AccountRow, 'org_id' | 'seq' | 'deleted_by'>): AccountView {
  return fromFieldRow(ACCOUNT_FIELDS, row, {
    id: row.id,
    version: row.version,
    custom: row.custom,
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  });
}

/** The condition for accounts that are not deleted. */
export const IS_SHOWN = 'deleted_by IS NULL';

/** The row of a deleted account that records still refer to. Its domain, which no account can have, is free for another. */
export function toDeletedRow(state: AccountState, sequence: number, at: string, by: ActorRecord): AccountRow {
  return { ...toRow(state, sequence), version: state.version + 1, updated_at: at, domain: `deleted:${state.id}`, deleted_by: by };
}
