import { CONTACT_FIELDS } from '../../../../contracts/contact-fields.js';
import type { ContactSource, ContactView } from '../../../../contracts/contact-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { fieldColumns, type FieldRow, fromFieldRow, toFieldRow } from '../../../../platform/database/field-columns.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { ContactState } from '../../domain/contact.js';

export interface ContactRow extends FieldRow<typeof CONTACT_FIELDS> {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  source: ContactSource;
  account_id: string | null;
  created_at: string;
  updated_at: string;
}

export const contactsTable = defineTable<ContactRow>({
  name: 'contacts',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    ...fieldColumns(CONTACT_FIELDS),
    source: 'text',
    account_id: { type: 'uuid', nullable: true },
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
});

/** The one contact, of those with the same email, that the email identifies. */
export interface ContactEmailRow {
  org_id: string;
  /** The email's identity. */
  email_key: string;
  contact_id: string;
}

export const contactEmailsTable = defineTable<ContactEmailRow>({
  name: 'contact_emails',
  columns: { org_id: 'uuid', email_key: 'text', contact_id: 'uuid' },
  key: ['org_id', 'email_key'],
  references: [{ columns: ['org_id', 'contact_id'], table: 'contacts' }],
  // The contact was deleted concurrently, or another unit gave the email to a contact: the rerun finds another, or
  // none.
  violations: { contact_emails_contact_fkey: 'retry', contact_emails_pkey: 'retry' },
});

export function toRow(state: ContactState, sequence: number): ContactRow {
  return toFieldRow(CONTACT_FIELDS, state, {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    source: state.source,
    account_id: state.accountId,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  });
}

export function toState(row: ContactRow): ContactState {
  return { ...toView(row), orgId: row.org_id as OrgId, sequence: row.seq };
}

/** The columns that are read for a view. */
export type ContactViewRow = Omit<ContactRow, 'org_id' | 'seq'>;

export function toView(row: ContactViewRow): ContactView {
  return fromFieldRow(CONTACT_FIELDS, row, {
    id: row.id,
    version: row.version,
    source: row.source,
    accountId: row.account_id,
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  });
}
