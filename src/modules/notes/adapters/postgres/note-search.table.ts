import { FOLDED_SEPARATOR, foldedPart } from '../../../../platform/database/folded-text.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { NoteState } from '../../domain/note.js';

/**
 * The text of a note as it is searched, computed by the application. One row for each note, in a table of its own: a
 * change of what the note is about leaves the trigram index alone.
 */
export interface NoteSearchRow {
  org_id: string;
  /** The id of the note. */
  id: string;
  /** The note's, which never changes: search results are read in its order. */
  created_at: string;
  /** The title and the content, folded. */
  folded: string;
}

export const noteSearchTable = defineTable<NoteSearchRow>({
  // Its name sorts behind `notes`, so that a unit locks the note's row first, as the deletion of a note does.
  name: 'notes_search',
  columns: { org_id: 'uuid', id: 'uuid', created_at: 'timestamptz(3)', folded: 'text' },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'id'], table: 'notes' }],
  // The note was deleted concurrently.
  violations: { notes_search_note_fkey: 'retry' },
});

export function toSearchRow({ orgId, id, createdAt, title, content }: NoteState): NoteSearchRow {
  return { org_id: orgId, id, created_at: createdAt, folded: `${foldedPart(title)}${FOLDED_SEPARATOR}${foldedPart(content)}` };
}
