import type { NoteView } from '../../../contracts/note-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';

/** Which notes a list has; null filters nothing. All conditions hold together. */
export interface NoteListRequest {
  readonly accountId: string | null;
  readonly contactId: string | null;
  /** A text that the title or the content contains, compared folded. */
  readonly text: string | null;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Notes to read. */
export abstract class NoteQueries {
  /** The note, or null if the organization has no note with this id. */
  abstract find(orgId: OrgId, id: string): Promise<NoteView | null>;
  /** One page, newest first. Throws `invalid` on `cursor`, and on `text` if the search takes too long. */
  abstract list(orgId: OrgId, request: NoteListRequest): Promise<Page<NoteView>>;
}
