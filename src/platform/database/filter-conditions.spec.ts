import { FILTER_OPERATORS, type FilterOperator, operatorsOf } from '../../kernel/filter.js';
import { addFilters, type FilterColumns } from './filter-conditions.js';
import { Conditions } from './keyset-list.js';

const COLUMNS = {
  title: { kind: 'text', expression: 'title' },
  name: { kind: 'foldedText', place: 1, places: 3 },
  company: { kind: 'foldedText', place: 2, places: 3 },
  email: { kind: 'foldedText', place: 3, places: 3 },
  size: { kind: 'number', expression: 'size' },
  at: { kind: 'moment', expression: 'at' },
  isKnown: { kind: 'flag', expression: 'is_known' },
  owner: { kind: 'id', expression: 'owner_id' },
  tags: { kind: 'texts', expression: 'tags' },
} as const satisfies FilterColumns;

type Field = keyof typeof COLUMNS;

function compiled(field: Field, operator: FilterOperator, ...values: readonly (string | number | boolean)[]): { text: string; values: unknown[] } {
  const where = addFilters(new Conditions(), COLUMNS, [{ field, operator, values }]);
  return { text: where.toString(), values: where.values };
}

const PART = (place: number): string => `split_part(folded, E'\\x1f', ${place})`;
const LIST = 'lower(tags::text)::text[]';
const SOUGHT = 'ARRAY(SELECT lower(v) FROM unnest($1::text[]) v)';

it.each<[Field, FilterOperator, (string | number | boolean)[], string, unknown[]]>([
  ['title', 'eq', ['A'], 'lower(title) = lower($1)', ['A']],
  ['title', 'neq', ['A'], '(lower(title) = lower($1)) IS NOT TRUE', ['A']],
  ['title', 'in', ['A', 'B'], '(lower(title) IN (SELECT lower(v) FROM unnest($1::text[]) v)) IS TRUE', [['A', 'B']]],
  ['title', 'notIn', ['A', 'B'], '((lower(title) IN (SELECT lower(v) FROM unnest($1::text[]) v)) IS TRUE) IS NOT TRUE', [['A', 'B']]],
  ['title', 'contains', ['50%_\\'], '(lower(title) LIKE lower($1))', ['%50\\%\\_\\\\%']],
  ['title', 'notContains', ['A'], '((lower(title) LIKE lower($1))) IS NOT TRUE', ['%A%']],
  ['title', 'containsAll', ['A', 'B'], 'lower(title) LIKE lower($1) AND lower(title) LIKE lower($2)', ['%A%', '%B%']],
  ['title', 'containsNone', ['A', 'B'], '((lower(title) LIKE lower($1) OR lower(title) LIKE lower($2))) IS NOT TRUE', ['%A%', '%B%']],
  ['title', 'startsWith', ['A'], '(lower(title) LIKE lower($1))', ['A%']],
  ['title', 'endsWith', ['A'], '(lower(title) LIKE lower($1))', ['%A']],
  ['title', 'empty', [], "coalesce(title, '') = ''", []],
  ['title', 'notEmpty', [], "(coalesce(title, '') = '') IS NOT TRUE", []],
  ['size', 'eq', [1.5], 'size = $1::numeric', [1.5]],
  ['size', 'neq', [1.5], '(size = $1::numeric) IS NOT TRUE', [1.5]],
  ['size', 'in', [1, 2], 'size = ANY ($1::numeric[])', [[1, 2]]],
  ['size', 'notIn', [1, 2], '(size = ANY ($1::numeric[])) IS NOT TRUE', [[1, 2]]],
  ['size', 'gt', [1], 'size > $1::numeric', [1]],
  ['size', 'gte', [1], 'size >= $1::numeric', [1]],
  ['size', 'lt', [1], 'size < $1::numeric', [1]],
  ['size', 'lte', [1], 'size <= $1::numeric', [1]],
  ['size', 'between', [1, 2], 'size BETWEEN $1::numeric AND $2::numeric', [1, 2]],
  ['size', 'empty', [], 'size IS NULL', []],
  ['size', 'notEmpty', [], '(size IS NULL) IS NOT TRUE', []],
  ['at', 'gte', ['2026-05-14T00:00:00.000Z'], 'at >= $1::timestamptz', ['2026-05-14T00:00:00.000Z']],
  ['isKnown', 'neq', [true], '(is_known = $1::boolean) IS NOT TRUE', [true]],
  ['owner', 'in', ['a', 'b'], 'owner_id = ANY ($1::uuid[])', [['a', 'b']]],
  ['tags', 'eq', ['A', 'B'], `(${LIST} @> ${SOUGHT} AND ${LIST} <@ ${SOUGHT})`, [['A', 'B']]],
  ['tags', 'contains', ['A'], `${LIST} && ${SOUGHT}`, [['A']]],
  ['tags', 'in', ['A', 'B'], `${LIST} && ${SOUGHT}`, [['A', 'B']]],
  ['tags', 'containsAll', ['A', 'B'], `${LIST} @> ${SOUGHT}`, [['A', 'B']]],
  ['tags', 'containsNone', ['A', 'B'], `(${LIST} && ${SOUGHT}) IS NOT TRUE`, [['A', 'B']]],
  ['tags', 'empty', [], "coalesce(tags, '{}') = '{}'", []],
])('%s %s %j is %s', (field, operator, values, text, bound) => {
  expect(compiled(field, operator, ...values)).toEqual({ text, values: bound });
});

describe('a folded text', () => {
  it.each<[Field, FilterOperator, string[], string[]]>([
    ['name', 'eq', ['É'], ['e\u001f%']],
    ['company', 'eq', ['É'], ['%\u001fe\u001f%']],
    ['email', 'eq', ['É'], ['%\u001fe']],
    ['company', 'in', ['A', 'B'], ['%\u001fa\u001f%', '%\u001fb\u001f%']],
    ['company', 'contains', ['A_'], ['%a\\_%']],
    ['name', 'startsWith', ['A'], ['a%']],
    ['email', 'startsWith', ['A'], ['%\u001fa%']],
    ['name', 'endsWith', ['A'], ['%a\u001f%']],
    ['email', 'endsWith', ['A'], ['%a']],
  ])('%s %s %j is sought in the index as %j', (field, operator, values, patterns) => {
    const { text, values: bound } = compiled(field, operator, ...values);
    expect(bound.slice(0, patterns.length)).toEqual(patterns);
    expect(text).toMatch(/^\(?folded LIKE \$1.*\)? AND CASE WHEN .* THEN true ELSE false END$/);
  });

  it('is decided by its own part', () => {
    expect(compiled('company', 'eq', 'A').text).toBe(`(folded LIKE $1) AND CASE WHEN ${PART(2)} = ANY ($2::text[]) THEN true ELSE false END`);
    expect(compiled('company', 'containsAll', 'A', 'B').text).toBe(`folded LIKE $1 AND folded LIKE $2 AND CASE WHEN ${PART(2)} LIKE $3 AND ${PART(2)} LIKE $4 THEN true ELSE false END`);
  });

  it.each<[FilterOperator, string[], string]>([
    ['neq', ['A'], `(${PART(2)} = ANY ($1::text[])) IS NOT TRUE`],
    ['notContains', ['A'], `((${PART(2)} LIKE $1)) IS NOT TRUE`],
    ['empty', [], `${PART(2)} = ''`],
    ['notEmpty', [], `(${PART(2)} = '') IS NOT TRUE`],
  ])('%s needs no index', (operator, values, text) => {
    expect(compiled('company', operator, ...values).text).toBe(text);
  });
});

it('has an SQL for each operator of each kind', () => {
  for (const [field, { kind }] of Object.entries(COLUMNS)) {
    for (const operator of operatorsOf(kind)) expect(compiled(field as Field, operator, 'a', 'b').text).not.toMatch(/undefined/);
  }
  expect(new Set(Object.values(COLUMNS).flatMap(({ kind }) => operatorsOf(kind)))).toEqual(new Set(FILTER_OPERATORS));
});

it('numbers the values of several filters on', () => {
  const where = new Conditions();
  where.and(`org_id = ${where.bind('o')}`);
  addFilters(where, COLUMNS, [
    { field: 'size', operator: 'gt', values: [1] },
    { field: 'title', operator: 'eq', values: ['x'] },
  ]);
  expect(where.toString()).toBe('org_id = $1 AND size > $2::numeric AND lower(title) = lower($3)');
  expect(where.values).toEqual(['o', 1, 'x']);
});
