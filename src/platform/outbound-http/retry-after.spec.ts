import { retryAfterOf } from './retry-after.js';

const NOW = Date.parse('2026-05-14T18:24:30.250Z');

it.each<[expected: number | null, header: string | string[] | undefined]>([
  [null, undefined],
  [null, ''],
  [0, '0'],
  [120, '120'],
  [120, ' 120 '],
  [7, ['7', '9']],
  [86_400, '86401'],
  [86_400, '9'.repeat(400)],
  [null, '-1'],
  [null, '1.5'],
  [null, '0x10'],
  [null, 'soon'],
  [30, 'Thu, 14 May 2026 18:25:00 GMT'],
  [0, 'Thu, 14 May 2026 18:24:30 GMT'],
  [0, 'Wed, 21 Oct 2015 07:28:00 GMT'],
  [86_400, 'Fri, 01 Jan 2100 00:00:00 GMT'],
  [null, 'Thu, 99 May 2026 18:25:00 GMT'],
  [null, '2026-05-14T18:25:00Z'],
  [null, 'Thu, 14 May 2026 18:25:00 +0200'],
])('%p from %p', (expected, header) => {
  expect(retryAfterOf(header, NOW)).toBe(expected);
});
