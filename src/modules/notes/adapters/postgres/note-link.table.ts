import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { NoteState } from '../../domain/note.js';

/*
 * The records that a note is about. The note's version covers its links: they change only together with it. Both tables
 * sort before `notes`, so that each unit locks links before the note; a deletion therefore deletes the links itself,
 * since a cascade would lock them after the note.
 */

interface LinkRow {
  org_id: string;
  note_id: string;
  /** The note's, which never changes: the notes about one record are listed in its order by one index. */
  created_at: string;
}

export interface NoteAccountRow extends LinkRow {
  account_id: string;
}

export interface NoteContactRow extends LinkRow {
  contact_id: string;
}

export const noteAccountsTable = defineTable<NoteAccountRow>({
  name: 'note_accounts',
  columns: { org_id: 'uuid', note_id: 'uuid', account_id: 'uuid', created_at: 'timestamptz(3)' },
  key: ['org_id', 'note_id', 'account_id'],
  references: [
    { columns: ['org_id', 'note_id'], table: 'notes' },
    { columns: ['org_id', 'account_id'], table: 'accounts' },
  ],
  // Another unit has deleted the account or the note, or has made the same link: the rerun sees it.
  violations: { note_accounts_account_fkey: 'retry', note_accounts_note_fkey: 'retry', note_accounts_pkey: 'retry' },
});

export const noteContactsTable = defineTable<NoteContactRow>({
  name: 'note_contacts',
  columns: { org_id: 'uuid', note_id: 'uuid', contact_id: 'uuid', created_at: 'timestamptz(3)' },
  key: ['org_id', 'note_id', 'contact_id'],
  references: [
    { columns: ['org_id', 'note_id'], table: 'notes' },
    { columns: ['org_id', 'contact_id'], table: 'contacts' },
  ],
  violations: { note_contacts_contact_fkey: 'retry', note_contacts_note_fkey: 'retry', note_contacts_pkey: 'retry' },
});

/** Stages the links that differ between two states of a note; null for a note that is not there. */
export function stageLinks(rows: StagedRows, before: NoteState | null, after: NoteState | null): void {
  const note = after ?? before;
  if (!note) return;
  const link = { org_id: note.orgId, note_id: note.id, created_at: note.createdAt };
  const accounts = difference(before?.accountIds, after?.accountIds);
  for (const account_id of accounts.gone) rows.delete(noteAccountsTable, { ...link, account_id }, null);
  for (const account_id of accounts.added) rows.insert(noteAccountsTable, { ...link, account_id });
  const contacts = difference(before?.contactIds, after?.contactIds);
  for (const contact_id of contacts.gone) rows.delete(noteContactsTable, { ...link, contact_id }, null);
  for (const contact_id of contacts.added) rows.insert(noteContactsTable, { ...link, contact_id });
}

function difference(before: readonly string[] = [], after: readonly string[] = []): { gone: string[]; added: string[] } {
  const [had, has] = [new Set(before), new Set(after)];
  return { gone: before.filter((id) => !has.has(id)), added: after.filter((id) => !had.has(id)) };
}
