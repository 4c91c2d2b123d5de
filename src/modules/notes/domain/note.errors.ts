import { MAX_NOTE_REFERENCES } from '../../../contracts/note-fields.js';
import { Failure, type Issue } from '../../../kernel/failure.js';

/** No such note in this organization. Another organization's note answers the same. */
export function noteNotFound(): Failure {
  return new Failure('not_found', 'note_not_found', 'Note does not exist or has been deleted.');
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'note_no_fields', 'The body names no field to change: send at least one.');
}

/** A note is about something when it is written, and whenever a client sets what it is about. */
export function noteUnreferenced(): Failure {
  const rule = 'must name a contact that the note is about, unless an account is named';
  return new Failure('invalid', 'note_unreferenced', 'A note needs at least one account or contact that it is about.', [{ path: ['contactIds'], code: 'required', rule }]);
}

/**
 * A note with more references than one may have.
 * @param field the list that exceeds the limit @param count of all references
 */
export function tooManyReferences(field: string, count: number): Failure {
  const rule = `must leave the note with at most ${MAX_NOTE_REFERENCES} accounts and contacts in all, but it has ${count}`;
  return new Failure('invalid', 'note_references', `A note ${rule}.`, [{ path: [field], code: 'max_references', rule }]);
}

/** A reference to an account or a contact that the organization does not have. */
export interface UnknownReference {
  readonly field: 'accountIds' | 'contactIds';
  /** Its place in the list. */
  readonly place: number;
}

/** Some of the accounts or contacts are not records of this organization; those of others answer the same. */
export function referencesUnknown(unknown: readonly UnknownReference[]): Failure {
  const issues = unknown.map(({ field, place }): Issue => {
    const what = field === 'accountIds' ? 'an account' : 'a contact';
    return { path: [field, place], code: 'unknown_reference', rule: `must be the id of ${what} of your organization` };
  });
  return new Failure('not_found', 'note_reference_unknown', 'The note is about a record that does not exist or has been deleted.', issues);
}
