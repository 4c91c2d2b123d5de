import { type CustomChanges, type CustomValues, MAX_CUSTOM_VALUES_BYTES as MAX } from '../../../contracts/custom-values.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { valuesSizeFault } from './values-size.js';

const at = { at: '2026-05-14T18:24:30.000Z' as Timestamp };
/** `{"name":"x…"}`, in so many bytes. */
const text = (bytes: number, name = 'a'): CustomValues => ({ [name]: 'x'.repeat(bytes - `{"${name}":""}`.length) });

it.each<[string, CustomValues, CustomChanges, string | null, number?]>([
  ['as many bytes as are allowed', {}, text(MAX), null],
  ['one byte more', {}, text(MAX + 1), 'a', MAX + 1],
  ['characters of several bytes', {}, { a: '\u20ac'.repeat((MAX - 8) / 3 + 1) }, 'a', MAX + 1],
  ['characters that JSON escapes', {}, { a: '\n'.repeat(MAX / 2 - 3) }, 'a', MAX + 2],
  ['a list', {}, { a: Array.from({ length: 50 }, () => 'x'.repeat(6000)) }, 'a', 300_157],
  ['a moment, as RFC 3339', text(MAX - 30), { t: at }, 't', MAX - 30 + `,"t":"${at.at}"`.length],
  ['many small values, at the largest that is sent', text(MAX), { b: 1, longest: 'xyz', c: true }, 'longest', MAX + ',"b":1,"longest":"xyz","c":true'.length],
  ['beside values that the record has', text(MAX), { b: 1 }, 'b', MAX + ',"b":1'.length],
  ['in place of a value', text(MAX), text(MAX), null],
  ['while another value is cleared', text(MAX), { a: null, ...text(MAX, 'b') }, null],
  ['too many before, no change', text(MAX + 10), text(MAX + 10), null],
  ['too many before, none sent', text(MAX + 10), {}, null],
  ['too many before, fewer after', text(MAX + 10), text(MAX + 9), null],
  ['too many before, as many after', text(MAX + 10), { a: `${'x'.repeat(MAX + 1)}y` }, null],
  ['too many before, more after', text(MAX + 10), { a: null, ...text(MAX + 11, 'b') }, 'b', MAX + 11],
  ['too many before, a value cleared', { ...text(MAX + 10), b: 1 }, { b: null }, null],
])('%s', (_, current, changes, named, size = 0) => {
  expect(valuesSizeFault(current, changes)).toEqual(
    named === null ? null : { propertyName: named, code: 'values_size', rule: `must be smaller: with it, the custom values of the record have ${size} bytes together, and at most 262144 are allowed` },
  );
});
