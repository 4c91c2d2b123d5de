import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Note } from '../domain/note.js';

/** Notes to change. All methods need an open unit of work. */
export abstract class NoteRepository {
  /** The note, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Note | null>;
  /** All notes about this contact, as the unit has them, new ones included. The unit reruns if another adds one. */
  abstract ofContact(orgId: OrgId, contactId: string): Promise<Note[]>;
  /** Reads the notes about these contacts by one statement, so that `ofContact` needs none for each. */
  abstract loadOfContacts(orgId: OrgId, contactIds: readonly string[]): Promise<void>;
  /** Notes about this account, likewise: all of them, or at most so many that are stored. */
  abstract ofAccount(orgId: OrgId, accountId: string, atMost: number): Promise<Note[]>;
  /** Stages the note with its events. The unit reruns if a record that the note is about is deleted concurrently. */
  abstract save(actor: Actor, note: Note): void;
}
