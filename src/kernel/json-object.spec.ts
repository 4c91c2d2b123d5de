import { jsonObjectFault } from './json-object.js';

const RULES = { max: 40 };

it.each<unknown>([{}, { a: 1, b: [true, null, { c: 'é 😀' }] }, { '': '' }, JSON.parse('{"__proto__": {"a": 1}}'), { n: [Number.MAX_SAFE_INTEGER, 0.1, 5e-324] }, { a: 'x'.repeat(32) }])('%j is taken', (value) => {
  expect(jsonObjectFault(value, RULES)).toBeNull();
});

it.each<[string, unknown, string]>([
  ['a list', [], 'object'],
  ['null', null, 'object'],
  ['a text', '{}', 'object'],
  ['a NUL in a text', { a: [{ b: 'x\0' }] }, 'nul'],
  ['a NUL in a name', { 'a\0': 1 }, 'nul'],
  ['half of a surrogate pair', { a: '\ud800' }, 'unicode'],
  ['half of a surrogate pair in a name', { '\udc00': 1 }, 'unicode'],
  ['a number that lost its digits', { a: Number.NaN }, 'number'],
  ['a whole number that a double does not hold', JSON.parse('{"id": 12345678901234567}'), 'number'],
  ['the same below 0', JSON.parse('{"id": [-12345678901234567]}'), 'number'],
  ['too long a JSON', { a: 'x'.repeat(33) }, 'max_length'],
])('%s is a fault', (_what, value, code) => {
  expect(jsonObjectFault(value, RULES)?.code).toBe(code);
});
