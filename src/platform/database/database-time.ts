import { parseTimestamp, type Timestamp } from '../../kernel/timestamp.js';

/** A moment as Postgres writes it (`2026-05-14 18:24:30.12+00`) in the published form. */
export function fromDatabaseTime(text: string): Timestamp {
  if (text.length <= 26 && text.endsWith('+00') && text.charCodeAt(4) === 45) {
    const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
    const fraction = text.slice(20, -3);
    return `${seconds}.${fraction.padEnd(3, '0')}Z` as Timestamp;
  }
  const parsed = parseDatabaseTime(text);
  if (parsed === null) throw new Error(`Postgres wrote a time that cannot be read: ${text}`);
  return parsed;
}

/**
 * The same for any text: null if it is no such moment. A session in another time zone writes its offset as +HH or
 * +HH:MM.
 */
export function parseDatabaseTime(text: string): Timestamp | null {
  return parseTimestamp(text.replace(/([+-]\d\d)$/, '$1:00'));
}
