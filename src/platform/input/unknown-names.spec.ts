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

it('lists the known names once, and of many the first', () => {
  const known = Array.from({ length: 200 }, (_, n) => `known_${n}`);
  const told = unknownNames(Array.from({ length: 100 }, (_, n) => `zz${n}`), known, KIND).map((issue) => sentenceOf(issue, issue.path.join('.')));
  expect(told[0]).toBe(`zz0 is no field of this body: the fields are ${known.slice(0, 40).join(', ')}, ….`);
  expect(told.slice(1)).toEqual(Array.from({ length: 99 }, (_, n) => `zz${n + 1} is no field of this body.`));
});

it('compares the first five alone, however many are unknown', () => {
  let reads = 0;
  const known = new Proxy(['label'], { get: (list, key) => (key === Symbol.iterator ? (reads++, list[Symbol.iterator].bind(list)) : (Reflect.get(list, key) as unknown)) });
  const told = unknownNames(Array.from({ length: 100 }, () => 'lable'), known, KIND);
  expect([reads, told.filter((issue) => 'rule' in issue && issue.rule.endsWith('the nearest is label')).length]).toEqual([5, 5]);
});

it.each([
  ['abcdefghi', 'abcdefgih', true],
  ['abcdefghi', 'badcefghi', true],
  ['abcdefghi', 'xxxdefghi', true],
  ['abcdefghi', 'xxxxefghi', false],
  ['abcdefghi', 'defghi', true],
  ['abcdefghi', 'cdfg', false],
])('finds %s for %s: %s, within a third of the letters', (known, name, isFound) => {
  expect(nearestName(name, [known])).toBe(isFound ? known : null);
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
