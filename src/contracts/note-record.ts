import { publishFields, type PublishedFields } from '../kernel/fields.js';
import { millisecondsOf, type Timestamp } from '../kernel/timestamp.js';
import { NOTE_FIELDS, type NoteFields } from './note-fields.js';

/** A note to read, in the domain's words. */
export interface NoteView extends NoteFields {
  readonly id: string;
  /** Moves with every published change. */
  readonly version: number;
  /** The accounts that it is about: a set, in the order of the ids. */
  readonly accountIds: readonly string[];
  /** The contacts that it is about: a set, in the order of the ids. */
  readonly contactIds: readonly string[];
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A note as `/v1` and every event show it; dates are milliseconds since 1970. */
export interface NoteRecord extends PublishedFields<typeof NOTE_FIELDS> {
  readonly id: string;
  readonly account_ids: readonly string[];
  readonly contact_ids: readonly string[];
  readonly created_at: number;
  readonly updated_at: number;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishNote(note: NoteView): NoteRecord {
  // In this order: answers and events are made of it byte for byte.
  return Object.assign(publishFields(NOTE_FIELDS, note, { id: note.id }), {
    account_ids: note.accountIds,
    contact_ids: note.contactIds,
    created_at: millisecondsOf(note.createdAt),
    updated_at: millisecondsOf(note.updatedAt),
  });
}
