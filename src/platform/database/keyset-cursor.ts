import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import { DomainError } from '../../kernel/domain-error.js';
import { isUuid } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { parseDatabaseTime } from './database-time.js';

/** The last row of a page: what it was sorted by, as Postgres writes it, and its id. */
export interface Position {
  readonly value: string;
  readonly id: string;
  /** Of a list that is walked to follow changes: what its first page said, and all others repeat. */
  readonly syncedUntil?: Timestamp;
}

/** The types that lists are sorted by, with the form of their values. */
export type SortType = 'timestamptz' | 'text' | 'numeric';

/** The value in a form that Postgres can read for certain, or null if it is none of that type. */
const READ: Readonly<Record<SortType, (value: string) => string | null>> = {
  timestamptz: parseDatabaseTime,
  text: (value) => (!value.includes('\0') && value.length <= 4096 ? value : null),
  numeric: (value) => (/^-?\d{1,12}(?:\.\d{1,2})?$/.test(value) ? value : null),
};

/** Characters of a signature: 128 bits as base64url. */
const SIGNATURE_LENGTH = 22;

/**
 * The text that leads to the page after this row; opaque to clients, and signed.
 * @param keys the first signs
 * @param list what makes the list this list: its filters and its sort
 */
export function writeCursor(keys: readonly Buffer[], list: readonly unknown[], last: Position): string {
  return sealCursor(keys, [fingerprint(list), last.value, last.id, ...(last.syncedUntil === undefined ? [] : [last.syncedUntil])]);
}

/** An opaque text of what was given, signed. */
function sealCursor(keys: readonly Buffer[], content: readonly unknown[]): string {
  const [key] = keys;
  if (!key) throw new Error('There is no key to sign a cursor with');
  return Buffer.from(JSON.stringify([...content, signature(key, content)])).toString('base64url');
}

/** What was sealed. Throws `invalid` on `cursor` if none of the keys has signed it. */
function openCursor(keys: readonly Buffer[], cursor: string): unknown[] {
  const content = parts(cursor);
  const signed = content.pop();
  if (typeof signed === 'string' && keys.some((key) => isEqual(signed, signature(key, content)))) return content;
  throw unreadableCursor();
}

/** It is none of this API, or not as it was given. */
function unreadableCursor(): DomainError {
  return refused('format', 'The cursor is not one of this API: take it from meta.next_cursor as it is, or leave it out for the first page.');
}

/**
 * The row after which the page begins. Throws `invalid` on `cursor` if it is not a cursor of this very list.
 * @param keys any of them may have signed it
 */
export function readCursor(keys: readonly Buffer[], list: readonly unknown[], type: SortType, cursor: string): Position {
  const [print, sent, id, syncedUntil] = openCursor(keys, cursor);
  if (typeof print !== 'string' || typeof sent !== 'string' || typeof id !== 'string' || !isUuid(id)) throw unreadableCursor();
  const value = READ[type](sent);
  if (print !== fingerprint(list) || value === null) {
    throw refused('mismatch', 'The cursor belongs to another list: keep the other parameters but limit as they were, or leave the cursor out.');
  }
  return { value, id, ...(typeof syncedUntil === 'string' ? { syncedUntil: syncedUntil as Timestamp } : {}) };
}

function parts(cursor: string): unknown[] {
  const bytes = Buffer.from(cursor, 'base64url');
  // Node passes over what is no base64url, and the last character has bits that mean nothing.
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

function refused(code: string, message: string): DomainError {
  return new DomainError('invalid', 'cursor_invalid', message, [{ field: 'cursor', code, message }]);
}
