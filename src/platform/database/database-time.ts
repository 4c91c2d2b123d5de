import { toTimestamp, type Timestamp } from '../../kernel/timestamp.js';

/** A moment as Postgres writes it (`2026-05-14 18:24:30.12+00`) in the published form. */
export function fromDatabaseTime(text: string): Timestamp {
  if (text.length <= 26 && text.endsWith('+00') && text.charCodeAt(4) === 45) {
    const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
    const fraction = text.slice(20, -3);
    return `${seconds}.${fraction.padEnd(3, '0')}Z` as Timestamp;
  }
  // A session in another time zone writes its offset as +HH, +HH:MM.
  return toTimestamp(new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')));
}
