import fc from 'fast-check';
import { millisecondsOf, parseTimestamp, toTimestamp } from './timestamp.js';

it.each([
  ['2026-05-14T18:24:30Z', '2026-05-14T18:24:30.000Z'],
  ['2026-05-14t18:24:30.1z', '2026-05-14T18:24:30.100Z'],
  ['2026-05-14 18:24:30.123999Z', '2026-05-14T18:24:30.123Z'],
  ['2026-05-14T18:24:30+02:00', '2026-05-14T16:24:30.000Z'],
  ['2026-01-01T00:30:00.5+01:00', '2025-12-31T23:30:00.500Z'],
  ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
  ['2016-12-31T18:59:60.999-05:00', '2017-01-01T00:00:00.999Z'],
  ['2017-01-01T05:29:60+05:30', '2017-01-01T00:00:00.000Z'],
  ['2024-02-29T00:00:00-11:30', '2024-02-29T11:30:00.000Z'],
])('reads %s', (text, expected) => {
  expect(parseTimestamp(text)).toBe(expected);
});

it.each([
  '2026-05-14', '2026-05-14T18:24:30', '2026-02-29T00:00:00Z', '2026-13-01T00:00:00Z', '2026-05-14T24:00:00Z', '2026-05-14T18:60:00Z', '2026-05-14T18:24:61Z',
  '2026-05-14T18:24:60Z', '2016-12-31T23:58:60Z', '2016-12-31T23:59:60+02:00', '2016-12-31T00:00:60Z', '2016-12-31T23:59:61Z',
  '2026-05-14T18:24:30+24:00', '2026-05-14T18:24:30+02', '26-05-14T18:24:30Z', 'now', '', '0000-01-01T00:00:00Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00',
])('refuses %s', (text) => {
  expect(parseTimestamp(text)).toBeNull();
});

it('reads back every moment that it writes', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true }), (moment) => {
      expect(parseTimestamp(toTimestamp(moment))).toBe(moment.toISOString());
    }),
  );
});

it('is a number of milliseconds, too', () => {
  expect(millisecondsOf(toTimestamp(new Date(1_770_768_000_123)))).toBe(1_770_768_000_123);
});
