import type { EventContent } from '../../../contracts/events.js';
import { MAX_NOTE_REFERENCES, type NoteFields } from '../../../contracts/note-fields.js';
import { type NoteRecord, type NoteView, publishNote } from '../../../contracts/note-record.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { isSameValue } from '../../../kernel/fields.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { noteUnreferenced, tooManyReferences } from './note.errors.js';

export type { NoteFields };

/** The records that a note is about, by their ids. */
export type NoteReferences = Pick<NoteView, 'accountIds' | 'contactIds'>;

export interface NoteState extends NoteView {
  readonly orgId: OrgId;
  /** The number of its last event. */
  readonly sequence: number;
}

/** A text about accounts and contacts. Two notes may be equal. */
export class Note extends Aggregate<NoteState> {
  /**
   * A new note. Throws `note_unreferenced`, `note_references`.
   * @param createdAt the time when it was written elsewhere; null for now
   */
  static write(orgId: OrgId, fields: NoteFields, references: NoteReferences, createdAt: Timestamp | null, now: Timestamp): Note {
    const { title, content } = fields;
    return new Note(null, {
      title,
      content,
      ...checked({ accountIds: setOf(references.accountIds), contactIds: setOf(references.contactIds) }, references),
      orgId,
      id: newId(),
      version: 1,
      sequence: 0,
      createdAt: createdAt ?? now,
      updatedAt: now,
    });
  }

  /** A note as it is stored. */
  static restore(state: NoteState): Note {
    return new Note(state, state);
  }

  /**
   * Changes the given fields and references, and leaves the others. Equal values are no change, nor is another order of
   * the references. Throws `note_unreferenced`, `note_references` if it changes references.
   */
  change({ accountIds, contactIds, ...fields }: Partial<NoteFields & NoteReferences>, now: Timestamp): void {
    const references = {
      ...(accountIds === undefined ? {} : { accountIds: setOf(accountIds) }),
      ...(contactIds === undefined ? {} : { contactIds: setOf(contactIds) }),
    };
    if (Object.keys(references).length > 0) checked({ ...this.state, ...references }, references);
    this.become({ ...fields, ...references }, now);
  }

  /** Lets go of a contact that is deleted; a note that is about nothing else is deleted with it. */
  releaseContact(contactId: string, now: Timestamp): void {
    const { accountIds, contactIds } = this.state;
    const left = contactIds.filter((id) => id !== contactId);
    if (left.length === 0 && accountIds.length === 0) this.end(now);
    else this.become({ contactIds: left }, now);
  }

  /** Lets go of an account that is deleted; the note stays, even if it is about nothing else. */
  releaseAccount(accountId: string, now: Timestamp): void {
    this.become({ accountIds: this.state.accountIds.filter((id) => id !== accountId) }, now);
  }

  /** Deletes it permanently. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  publish(): NoteRecord {
    return publishNote(this.state);
  }

  /** The events since it was stored. */
  events(): EventContent[] {
    const payload = { note: this.publish() };
    if (this.isDeleted) return [{ type: 'note.deleted', payload }];
    if (!this.stored) return [{ type: 'note.created', payload }];
    return [{ type: 'note.updated', payload, data: { changed: changedFields(publishNote(this.stored), payload.note) } }];
  }
}

/** The published fields that have changed, of those that can. */
function changedFields(before: NoteRecord, after: NoteRecord): string[] {
  return (['title', 'content', 'account_ids', 'contact_ids'] as const).filter((field) => !isSameValue(before[field], after[field]));
}

/** Each id once, in their order. */
function setOf(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}

/** @param asked the lists that the client has set: the refusal names one of them */
function checked(references: NoteReferences, asked: Partial<NoteReferences>): NoteReferences {
  const count = references.accountIds.length + references.contactIds.length;
  if (count === 0) throw noteUnreferenced();
  if (count > MAX_NOTE_REFERENCES) throw tooManyReferences(asked.contactIds === undefined ? 'accountIds' : 'contactIds', count);
  return references;
}
