import { sentenceOf } from '../../kernel/failure.js';
import { nearestName, unknownNames } from './unknown-names.js';

const PARAMETERS = ['limit', 'offset', 'cursor', 'label', 'stage', 'q', 'updated_since', 'sort', 'total'];

it.each([
  ['lable', 'label'],
  ['Limit', 'limit'],
  ['limit[]', 'limit'],
  ['limit[0]', 'limit'],
  ['limits', 'limit'],
  ['updatedSince', 'updated_since'],
  ['updated-since', 'updated_since'],
  ['update_since', 'updated_since'],
  ['cursr', 'cursor'],
  ['email', null],
  ['z', null],
  ['', null],
  ['[]', null],
  ['l'.repeat(65), null],
])('by %j is meant %j', (name, known) => {
  expect(nearestName(name, PARAMETERS)).toBe(known);
});

const KIND = { code: 'unknown_field', one: 'field of this body', many: 'fields' };

it('names the nearest, else all there are', () => {
  expect(unknownNames(['lable', 'zzz'], ['label', 'name'], KIND).map((issue) => sentenceOf(issue, issue.path.join('.')))).toEqual([
    'lable is no field of this body: the nearest is label.',
    'zzz is no field of this body: the fields are label, name.',
  ]);
  expect(unknownNames(['x'], [], KIND)).toEqual([{ path: ['x'], code: 'unknown_field', rule: 'is no field of this body: there are none' }]);
});

it('tells a hundred, and how many more there are', () => {
  const told = unknownNames(Array.from({ length: 103 }, (_, n) => `x${n}`), [], KIND);
  expect(told).toHaveLength(101);
  expect(told.at(-1)).toEqual({ path: ['…'], code: 'unknown_field', sentence: '3 more fields are no field of this body.' });
});

it('cuts a long name, never within a surrogate pair', () => {
  const [fault] = unknownNames([`${'a'.repeat(63)}\u{1f600}`.repeat(2)], PARAMETERS, KIND);
  const told = String(fault?.path[0]);
  expect(told.isWellFormed()).toBe(true);
  expect(told).toHaveLength(65);
});
