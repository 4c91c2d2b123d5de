import { NOTE_FIELDS } from '../../../../contracts/note-fields.js';
import type { NoteView } from '../../../../contracts/note-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { fieldColumns, type FieldRow, fromFieldRow, toFieldRow } from '../../../../platform/database/field-columns.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { NoteState } from '../../domain/note.js';

export interface NoteRow extends FieldRow<typeof NOTE_FIELDS> {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  created_at: string;
  updated_at: string;
}

export const notesTable = defineTable<NoteRow>({
  name: 'notes',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    ...fieldColumns(NOTE_FIELDS),
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
});

export function toRow(state: NoteState, sequence: number): NoteRow {
  return toFieldRow(NOTE_FIELDS, state, {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  });
}

/** A note as it is read, with the records that it is about in the order of their ids. */
export interface NoteViewRow extends Omit<NoteRow, 'org_id' | 'seq'> {
  account_ids: string[];
  contact_ids: string[];
}

const LINKS =
  'ARRAY(SELECT a.account_id::text FROM note_accounts a WHERE a.org_id = notes.org_id AND a.note_id = notes.id ORDER BY a.account_id) AS account_ids, ' +
  'ARRAY(SELECT c.contact_id::text FROM note_contacts c WHERE c.org_id = notes.org_id AND c.note_id = notes.id ORDER BY c.contact_id) AS contact_ids';

/** The columns of a statement that reads from `notes`. */
export const VIEW_COLUMNS = `id, version, title, content, created_at, updated_at, ${LINKS}`;
export const STATE_COLUMNS = `notes.org_id, seq, ${VIEW_COLUMNS}`;

export function toView(row: NoteViewRow): NoteView {
  return fromFieldRow(NOTE_FIELDS, row, {
    id: row.id,
    version: row.version,
    accountIds: row.account_ids,
    contactIds: row.contact_ids,
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  });
}

export function toState(row: NoteViewRow & NoteRow): NoteState {
  return { ...toView(row), orgId: row.org_id as OrgId, sequence: row.seq };
}
