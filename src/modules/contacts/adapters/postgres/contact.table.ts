import { CONTACT_FIELDS, CONTACT_PROFILE_FIELDS } from '../../../../contracts/contact-fields.js';
import { CONTACT_RECORD_FORM, type ContactProfile, type ContactRecord, type ContactSource, type ContactView, renderContact } from '../../../../contracts/contact-record.js';
import type { CustomValues } from '../../../../contracts/custom-values.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { fieldColumns, type FieldRow, fromFieldRow, toFieldRow } from '../../../../platform/database/field-columns.js';
import { BODY_COLUMNS, type BodyRow, RecordBodies } from '../../../../platform/database/record-bodies.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { ContactState } from '../../domain/contact.js';

export interface ContactRow extends FieldRow<typeof CONTACT_FIELDS>, FieldRow<typeof CONTACT_PROFILE_FIELDS> {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  source: ContactSource;
  account_id: string | null;
  custom: CustomValues;
  created_at: string;
  updated_at: string;
}

export const contactsTable = defineTable<ContactRow & BodyRow>({
  name: 'contacts',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    ...fieldColumns(CONTACT_FIELDS),
    ...fieldColumns(CONTACT_PROFILE_FIELDS),
    source: 'text',
    account_id: { type: 'uuid', nullable: true },
    custom: 'jsonb',
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
    ...BODY_COLUMNS,
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
  references: [
    { columns: ['org_id', 'account_id'], table: 'accounts' },
    { columns: ['org_id', 'owner_id'], table: 'users' },
  ],
  // The account was deleted concurrently.
  violations: { contacts_account_fkey: 'retry' },
});

/** The columns that a contact is loaded from. */
export const CONTACT_COLUMNS: readonly string[] = contactsTable.columns.filter((column) => !(column in BODY_COLUMNS));

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

export function toRow(state: ContactState, sequence: number): ContactRow & BodyRow {
  const row = toFieldRow(CONTACT_FIELDS, state, {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    source: state.source,
    account_id: state.accountId,
    custom: state.custom,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
    ...CONTACT_BODIES.stored(state),
  });
  return toFieldRow(CONTACT_PROFILE_FIELDS, state, row);
}

export function toState(row: ContactRow): ContactState {
  return { ...toProfile(row), orgId: row.org_id as OrgId, sequence: row.seq };
}

/** The columns that are read for a profile. */
export type ContactProfileRow = Omit<ContactRow, 'org_id' | 'seq'>;

export const PROFILE_COLUMNS: readonly string[] = CONTACT_COLUMNS.filter((column) => column !== 'org_id' && column !== 'seq');

/** The columns that are read for a view. */
type ContactViewRow = Omit<ContactProfileRow, keyof FieldRow<typeof CONTACT_PROFILE_FIELDS>>;

const OF_PROFILE: ReadonlySet<string> = new Set(Object.keys(fieldColumns(CONTACT_PROFILE_FIELDS)));

const VIEW_COLUMNS: readonly string[] = PROFILE_COLUMNS.filter((column) => !OF_PROFILE.has(column));

export function toProfile(row: ContactProfileRow): ContactProfile {
  return fromFieldRow(CONTACT_PROFILE_FIELDS, row, toView(row));
}

function toView(row: ContactViewRow): ContactView {
  return fromFieldRow(CONTACT_FIELDS, row, {
    id: row.id,
    version: row.version,
    source: row.source,
    accountId: row.account_id,
    custom: row.custom,
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  });
}

/** Contacts as `/api/v1` publishes them. */
export const CONTACT_BODIES = new RecordBodies<ContactViewRow, ContactView, ContactRecord>({
  table: 'contacts',
  record: 'contact',
  columns: VIEW_COLUMNS,
  bytes: 'octet_length(custom::text)',
  toView,
  render: renderContact,
  form: CONTACT_RECORD_FORM,
});
