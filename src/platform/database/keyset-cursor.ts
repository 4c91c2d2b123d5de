import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { Failure } from '../../kernel/failure.js';
import { isUuid } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { parseDatabaseTime } from './database-time.js';

/** The last row of a page: its sort value, as Postgres writes it, and its id. */
export interface Position {
  readonly value: string;
  readonly id: string;
  /** For a list that follows changes: the watermark of its first page, which all others repeat. */
  readonly syncedUntil?: Timestamp;
}

/** The types that lists are sorted by, with the form of their values. */
export type SortType = 'timestamptz' | 'text' | 'numeric' | 'uuid';

/** The value in a form that Postgres certainly parses, or null if it has not that type. */
const READ: Readonly<Record<SortType, (value: string) => string | null>> = {
  timestamptz: parseDatabaseTime,
  text: (value) => (!value.includes('\0') && value.length <= 4096 ? value : null),
  uuid: (value) => (isUuid(value) ? value : null),
  numeric: (value) => (/^-?\d{1,12}(?:\.\d{1,2})?$/.test(value) ? value : null),
};

/** Characters of a signature: 128 bits as base64url. */
const SIGNATURE_LENGTH = 22;

/**
 * The cursor of the page after this row; opaque to clients, and signed. @param keys the first signs @param list
 * identifies the list: its filters and its sort
 */
export function writeCursor(keys: readonly Buffer[], list: readonly unknown[], last: Position): string {
  return sealCursor(keys, list, [last.value, last.id, ...(last.syncedUntil === undefined ? [] : [last.syncedUntil])]);
}

/**
 * The row after which the page begins. Throws `invalid` on `cursor` if it is not a cursor of this very list.
 * @param keys any of them may have signed it @param former another identity of the list, whose cursors are taken, too
 */
export function readCursor(keys: readonly Buffer[], list: readonly unknown[], type: SortType, cursor: string, former?: readonly unknown[]): Position {
  const opened = openCursor(keys, list, cursor);
  const content = opened === 'foreign' && former ? openCursor(keys, former, cursor) : opened;
  if (content === 'foreign') throw belongsElsewhere();
  const [sent, id, syncedUntil] = content ?? [];
  if (typeof sent !== 'string' || typeof id !== 'string' || !isUuid(id)) {
    throw refused('cursor_format', 'format', 'The cursor is not one of this API: take it from the page before as it is, or leave it out for the first page.');
  }
  const value = READ[type](sent);
  if (value === null) throw belongsElsewhere();
  return { value, id, ...(typeof syncedUntil === 'string' ? { syncedUntil: syncedUntil as Timestamp } : {}) };
}

function belongsElsewhere(): Failure {
  return refused('cursor_mismatch', 'mismatch', 'The cursor belongs to another list: keep everything else but the limit as it was, or leave the cursor out.');
}

/** An opaque, signed text of the value, valid for this list alone. */
export function sealCursor(keys: readonly Buffer[], list: readonly unknown[], given: readonly unknown[]): string {
  const [key] = keys;
  if (!key) throw new Error('There is no key to sign a cursor with');
  const content = [fingerprint(list), ...given];
  return Buffer.from(JSON.stringify([...content, signature(key, content)])).toString('base64url');
}

/** The sealed value; null if none of the keys has signed it, `foreign` if it was sealed for another list. */
export function openCursor(keys: readonly Buffer[], list: readonly unknown[], cursor: string): readonly unknown[] | 'foreign' | null {
  const content = parts(cursor);
  const signed = content.pop();
  if (typeof signed !== 'string' || !keys.some((key) => isEqual(signed, signature(key, content)))) return null;
  const [print, ...given] = content;
  return print === fingerprint(list) ? given : 'foreign';
}

function refused(name: string, code: string, sentence: string): Failure {
  return new Failure('invalid', name, sentence, [{ path: ['cursor'], code, sentence }]);
}

function parts(cursor: string): unknown[] {
  const bytes = Buffer.from(cursor, 'base64url');
  // Node ignores characters outside of base64url, and the last character has unused bits.
  if (bytes.toString('base64url') !== cursor) return [];
  try {
    const text = bytes.toString('utf8');
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && JSON.stringify(parsed) === text ? (parsed as unknown[]) : [];
  } catch {
    return [];
  }
}

function signature(key: Buffer, content: readonly unknown[]): string {
  return createHmac('sha256', key).update(JSON.stringify(content)).digest('base64url').slice(0, SIGNATURE_LENGTH);
}

function isEqual(a: string, b: string): boolean {
  const [bytes, others] = [Buffer.from(a), Buffer.from(b)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}

function fingerprint(list: readonly unknown[]): string {
  return hash('sha256', JSON.stringify(list), 'base64url').slice(0, 8);
}
