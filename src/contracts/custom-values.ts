import type { Issue } from '../kernel/failure.js';
import type { MomentForm } from '../kernel/moment-forms.js';
import { millisecondsOf, type Timestamp } from '../kernel/timestamp.js';

/** A moment among custom values: an object, so that it differs from a text without a look at its field's definition. */
export interface CustomMoment {
  readonly at: Timestamp;
}

export interface CustomRange {
  readonly start: CustomMoment;
  /** Not before `start`. */
  readonly end: CustomMoment;
}

/** A value of a custom field, as it is stored; absent values are not stored. */
export type CustomValue = string | number | boolean | readonly string[] | CustomMoment | CustomRange;

/** The values of a record's custom fields, by the `property_name` of each. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** Changes of custom values, by `property_name`: null clears. */
export type CustomChanges = Readonly<Record<string, CustomValue | null>>;

/**
 * The most UTF-8 bytes that the custom values of one record take together, as JSON with dates in RFC 3339: a write reads and
 * writes all of them, and its event has them, too.
 */
export const MAX_CUSTOM_VALUES_BYTES = 256 * 1024;

/** The sentence on that limit in the documents of both APIs. */
export const CUSTOM_VALUES_LIMIT = `The custom values of one record have at most ${MAX_CUSTOM_VALUES_BYTES} bytes (256 KB) together, as JSON in UTF-8 with dates in RFC 3339.`;

/** The values of a record that has none. */
export const NO_CUSTOM_VALUES: CustomValues = Object.freeze({});

/** Custom values as an API shows them, by `property_name`. */
export type PublishedCustomValues = Readonly<Record<string, unknown>>;

/** The values with each moment in RFC 3339 (oratek.md, Extensions: `custom_fields`). */
export function publishCustomValues(values: CustomChanges): PublishedCustomValues {
  return publishBy(values, (moment) => moment);
}

/** The values with each moment in milliseconds since 1970 (octolane.md, Conventions: dates). */
export function publishCustomValuesInMilliseconds(values: CustomValues): PublishedCustomValues {
  return publishBy(values, millisecondsOf);
}

/** In the order of their names: Postgres does not keep the order in which they were written. */
function publishBy(values: CustomChanges, published: (moment: Timestamp) => unknown): PublishedCustomValues {
  const names = Object.keys(values);
  if (names.length === 0) return {};
  return Object.fromEntries(names.sort().map((name) => [name, publishValue(values[name] ?? null, published)]));
}

function publishValue(value: CustomValue | null, published: (moment: Timestamp) => unknown): unknown {
  if (typeof value !== 'object' || value === null || isList(value)) return value;
  return 'at' in value ? published(value.at) : { start: published(value.start.at), end: published(value.end.at) };
}

/** The values after the changes: the very same object if they change nothing. */
export function changedCustomValues(values: CustomValues, changes: CustomChanges): CustomValues {
  const differing = Object.entries(changes).filter(([name, value]) => !isSameCustomValue(Object.hasOwn(values, name) ? values[name] : null, value));
  if (differing.length === 0) return values;
  return Object.fromEntries(Object.entries({ ...values, ...Object.fromEntries(differing) }).filter((entry): entry is [string, CustomValue] => entry[1] !== null));
}

/** Whether two custom values, as they are stored or as an API shows them, are the same. */
export function isSameCustomValue(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (isList(a) !== isList(b)) return false;
  const [one, other] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>];
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => Object.hasOwn(other, name) && isSameCustomValue(one[name], other[name]));
}

function isList(value: object): value is readonly string[] {
  return Array.isArray(value);
}

/** Values as a client sent them in one API. */
export interface SentCustomValues {
  /** By `property_name`; null clears. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Where the values stand in the body. */
  readonly at: readonly string[];
  /** The forms of a moment that the API takes. */
  readonly moments: readonly MomentForm[];
  /** The values of a record as the API shows them: a client may send back what it read. */
  readonly publish: (values: CustomValues) => PublishedCustomValues;
  /** A fault for each of these names, which no field has. @param known the names of all fields */
  readonly unknown: (names: readonly string[], known: readonly string[]) => readonly Issue[];
}
