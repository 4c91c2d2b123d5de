import type { NoteView } from '../../contracts/note-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { NoteFields } from './domain/note.js';

/** A note to write. The two lists together name the records that it is about: at least one, at most 100. */
export interface NoteSeed extends NoteFields {
  /** Normalised by `normalDomain`: each account is found, or created. */
  readonly accountDomains: readonly string[];
  readonly contactIds: readonly string[];
  /** The time when it was written elsewhere; null for now. */
  readonly createdAt: Timestamp | null;
}

/** The interface of notes for other modules. */
export abstract class NotesApi {
  /**
   * Writes a note about accounts and contacts (octolane.md, Accounts, contacts, notes), in the open unit of work or in one of
   * its own. Throws `note_unreferenced`, `note_references`, `note_reference_unknown`.
   */
  abstract write(actor: Actor, seed: NoteSeed): Promise<NoteView>;
}
