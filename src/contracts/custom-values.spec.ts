import { changedCustomValues, type CustomValues, isSameCustomValue, NO_CUSTOM_VALUES, publishCustomValues, publishCustomValuesInMilliseconds } from './custom-values.js';
import type { Timestamp } from '../kernel/timestamp.js';

const t0 = '2026-02-11T00:00:00.000Z' as Timestamp;
const VALUES: CustomValues = { tier: 'A', at: t0, since: { at: t0 }, range: { end: { at: t0 }, start: { at: t0 } }, tags: ['b', 'a'], zero: 0, no: false };

it('are published by name, with each moment in the form of the API, and texts that look like one as they are', () => {
  expect(JSON.stringify(publishCustomValues(VALUES))).toBe(`{"at":"${t0}","no":false,"range":{"start":"${t0}","end":"${t0}"},"since":"${t0}","tags":["b","a"],"tier":"A","zero":0}`);
  expect(publishCustomValuesInMilliseconds(VALUES)).toMatchObject({ at: t0, range: { start: 1_770_768_000_000, end: 1_770_768_000_000 }, since: 1_770_768_000_000 });
  expect(publishCustomValues(NO_CUSTOM_VALUES)).toEqual({});
});

it('are the very same object after changes that change nothing', () => {
  const again = { tier: 'A', since: { at: t0 }, range: { start: { at: t0 }, end: { at: t0 } }, tags: ['b', 'a'], zero: 0, no: false, other: null, constructor: null } as never;
  expect(changedCustomValues(VALUES, again)).toBe(VALUES);
  expect(changedCustomValues(VALUES, {})).toBe(VALUES);
});

it('take over what differs, and lose what is cleared', () => {
  expect(changedCustomValues({ a: 1, b: 'x', c: true }, { a: null, b: 'y', d: ['z'] })).toEqual({ b: 'y', c: true, d: ['z'] });
});

it.each<[unknown, unknown, boolean]>([
  [['a', 'b'], ['b', 'a'], false],
  [['a'], ['a', 'b'], false],
  [['a'], { 0: 'a' }, false],
  [{ at: t0 }, t0, false],
  [{ start: 1, end: 2 }, { end: 2, start: 1 }, true],
  [0, '0', false],
  [null, {}, false],
  [null, null, true],
])('%j and %j are the same: %s', (a, b, same) => {
  expect(isSameCustomValue(a, b)).toBe(same);
});
