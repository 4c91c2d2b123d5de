import { isUuid, newId } from './ids.js';

it('makes UUIDs of version 7 in lower case, in the order in which they are asked for', () => {
  const before = Date.now();
  const ids = Array.from({ length: 20_000 }, newId);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...ids].sort()).toEqual(ids);
  const milliseconds = parseInt((ids[0] ?? '').replace('-', '').slice(0, 12), 16);
  expect(milliseconds).toBeGreaterThanOrEqual(before);
  // If one millisecond has more ids than fit, the rest take the next millisecond.
  expect(milliseconds).toBeLessThanOrEqual(Date.now() + 1_000);
});

it.each([
  ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b', true],
  ['019A2B3C-4D5E-7F60-8A9B-0C1D2E3F4A5B', true],
  ['019a2b3c4d5e7f608a9b0c1d2e3f4a5b', false],
  ['{019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b}', false],
  ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b\n', false],
  ['', false],
])('takes %j for a UUID: %s', (text, expected) => {
  expect(isUuid(text)).toBe(expected);
});
