import { parseTimestamp, type Timestamp, toTimestamp } from './timestamp.js';

/**
 * The accepted forms of a moment: RFC 3339 with an offset, milliseconds since 1970, a plain date (its beginning in
 * UTC).
 */
export type MomentForm = 'rfc3339' | 'milliseconds' | 'date';

const FIRST_MOMENT = Date.parse('0001-01-01T00:00:00Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

const MOMENT_FORMS: Readonly<Record<MomentForm, { readonly says: string; readonly read: (value: unknown) => Timestamp | null }>> = {
  rfc3339: { says: 'an RFC 3339 date-time with an offset', read: (value) => (typeof value === 'string' ? parseTimestamp(value) : null) },
  milliseconds: { says: 'a number of milliseconds since 1970', read: (value) => (typeof value === 'number' && Number.isInteger(value) && value >= FIRST_MOMENT && value <= LAST_MOMENT ? toTimestamp(new Date(value)) : null) },
  date: { says: 'a date such as 2026-05-14', read: (value) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? parseTimestamp(`${value}T00:00:00Z`) : null) },
};

/** Reads a moment in any of these forms, null for anything else; `rule` says so. */
export function momentReader(accepts: readonly MomentForm[]): { readonly read: (value: unknown) => Timestamp | null; readonly rule: string } {
  return {
    read: (value) => accepts.map((form) => MOMENT_FORMS[form].read(value)).find((moment) => moment !== null) ?? null,
    rule: `must be ${accepts.map((form) => MOMENT_FORMS[form].says).join(', or ')}, in the years 0001 to 9999 of UTC`,
  };
}
