import { Failure } from '../../../../kernel/failure.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { openCursor, sealCursor } from '../../../../platform/database/keyset-cursor.js';

/** A place in the order of the feed: the event with these values, or where it would be. */
export interface FeedPosition {
  readonly at: Timestamp;
  readonly recordId: string;
  readonly sequence: number;
}

/** Before all events of this moment. */
export function beginningOf(at: Timestamp): FeedPosition {
  return { at, recordId: '00000000-0000-0000-0000-000000000000', sequence: 0 };
}

/** Before all events. None are removed but with their contact, so this is the oldest that is kept. */
export const BEGINNING = beginningOf('0001-01-01T00:00:00.000Z' as Timestamp);

/** A position says nothing of the filter, and is good with any; in the feed of another organization events would be passed over. */
const listOf = (orgId: OrgId): readonly unknown[] => ['events', orgId];

/** The position as clients keep it. */
export function writePosition(keys: readonly Buffer[], orgId: OrgId, { at, recordId, sequence }: FeedPosition): string {
  return sealCursor(keys, listOf(orgId), [at, recordId, sequence]);
}

/** The position that the client was given, or the first one. Throws `invalid` on `cursor`. */
export function readPosition(keys: readonly Buffer[], orgId: OrgId, cursor: string): FeedPosition {
  if (cursor === '0') return BEGINNING;
  const content = openCursor(keys, listOf(orgId), cursor);
  if (content === 'foreign') throw refused('feed_cursor_mismatch', 'mismatch', "The cursor belongs to a list, or to another organization's events: begin at the oldest event, or leave it out to begin now.");
  if (!content) throw refused('feed_cursor_format', 'format', 'The cursor is not one of this API: take it from the answer before as it is, begin at the oldest event, or leave it out to begin now.');
  const [at, recordId, sequence] = content as [Timestamp, string, number];
  return { at, recordId, sequence };
}

/** Codes of its own: what to do instead is not what it is for the cursor of a list. */
function refused(name: string, code: string, sentence: string): Failure {
  return new Failure('invalid', name, sentence, [{ path: ['cursor'], code, sentence }]);
}
