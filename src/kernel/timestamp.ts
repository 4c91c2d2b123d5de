declare const brand: unique symbol;

/** A moment in the published form: RFC 3339, UTC, milliseconds, such as `2026-05-14T18:24:30.000Z`. Sorts as text. */
export type Timestamp = string & { readonly [brand]: 'Timestamp' };

/** The published form of a moment. */
export function toTimestamp(moment: Date): Timestamp {
  return moment.toISOString() as Timestamp;
}

/** The moment in milliseconds since 1970. */
export function millisecondsOf(moment: Timestamp): number {
  return Date.parse(moment);
}

/** The later of two moments. */
export function laterOf(a: Timestamp, b: Timestamp): Timestamp {
  return a > b ? a : b;
}

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/**
 * Reads an RFC 3339 date-time with an offset; digits past the millisecond are dropped, and a leap second, which is
 * inserted at 23:59:60 UTC only, is the moment after it.
 * Returns null for anything else, a day that the month does not have included.
 */
export function parseTimestamp(text: string): Timestamp | null {
  const match = RFC_3339.exec(text);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, fraction = '', sign, offsetHour = '0', offsetMinute = '0'] = match;
  const local = new Date(0);
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  const sameDay = local.getUTCMonth() === Number(month) - 1 && local.getUTCDate() === Number(day);
  local.setUTCHours(Number(hour), Number(minute), Number(second), Number(fraction.padEnd(3, '0').slice(0, 3)));
  const inRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) <= 60 && Number(offsetHour) < 24 && Number(offsetMinute) < 60;
  if (!sameDay || !inRange) return null;
  const offset = (Number(offsetHour) * 60 + Number(offsetMinute)) * (sign === '-' ? -1 : 1);
  const moment = new Date(local.getTime() - offset * 60_000);
  const isMidnight = moment.getUTCHours() === 0 && moment.getUTCMinutes() === 0;
  if (Number(second) === 60 && !isMidnight) return null;
  const utcYear = moment.getUTCFullYear();
  return utcYear < 1 || utcYear > 9999 ? null : toTimestamp(moment);
}
