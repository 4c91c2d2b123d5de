import { asCustom, type CustomFilter, type Filter, type FilterKind, type FilterKinds, type FilterOperator, type FilterValue } from '../../kernel/filter.js';
import { snakeCase } from '../../kernel/snake-case.js';
import { addProbe, type CustomColumn, customExpression, isCustom, isProbed, rangeTest } from './custom-conditions.js';
import { FOLDED_SEPARATOR, foldedColumn, foldedPart, literalPattern } from './folded-text.js';
import type { Conditions } from './keyset-list.js';
import type { LinkedIds, ReferredText, Test } from './related-columns.js';

/** Where a folded text lies. */
export interface FoldedColumn {
  readonly kind: 'foldedText';
  /** Its place in `folded`, as `split_part` counts. */
  readonly place: number;
  /** The number of texts in `folded`. */
  readonly places: number;
}

/** Where the value of any other kind lies, in the record's own row. */
export interface PlainColumn {
  readonly kind: Exclude<FilterKind, 'foldedText' | 'ids'>;
  /** SQL of the value; null where it is absent, or the empty list. */
  readonly expression: string;
  /** Whether an index finds or orders its values. */
  readonly isIndexed?: true;
}

export type FilterColumn = FoldedColumn | PlainColumn | ReferredText | LinkedIds | CustomColumn;

/** Where the fields of a record lie that lists can be filtered by. */
export type FilterColumns<Field extends string = string> = Readonly<Record<Field, FilterColumn>>;

/**
 * The columns of these fields: folded texts at their places in `folded`, all others in the column of their name.
 * @param folded the folded texts in their order, null for one that nothing is filtered by @param indexed the fields of
 * other kinds that have an index @param elsewhere those that do not lie in the record's own row
 */
export function filterColumns<Field extends string>(kinds: FilterKinds<Field>, folded: readonly (NoInfer<Field> | null)[], indexed: readonly NoInfer<Field>[], elsewhere: Partial<FilterColumns<NoInfer<Field>>> = {}): FilterColumns<Field> {
  const columnOf = (field: Field, kind: FilterKind): FilterColumn => {
    if (kind === 'foldedText') return { kind, place: folded.indexOf(field) + 1, places: folded.length };
    if (kind === 'ids') throw new Error(`The ids of ${field} lie in another table`);
    return { kind, expression: snakeCase(field), ...(indexed.includes(field) ? { isIndexed: true } : {}) };
  };
  return Object.fromEntries(Object.entries<FilterKind>(kinds).map(([field, kind]) => [field, elsewhere[field as Field] ?? columnOf(field as Field, kind)])) as FilterColumns<Field>;
}

/** Where the field of a filter lies. */
export function columnOf<Field extends string>(columns: FilterColumns<Field>, filter: Filter<Field> | CustomFilter): FilterColumn {
  const custom = asCustom(filter);
  return custom ? { kind: custom.customKind, custom: custom.field } : columns[(filter as Filter<Field>).field];
}

/**
 * Adds what the filters demand; all of them hold together. Every value is bound, none becomes part of the text. `$1` is the
 * organization.
 * @param probes whether the index of custom values may be used
 */
export function addFilters<Field extends string>(where: Conditions, columns: FilterColumns<Field>, filters: readonly (Filter<Field> | CustomFilter)[], { probes = false }: { readonly probes?: boolean } = {}): Conditions {
  for (const filter of filters) {
    const column = columnOf(columns, filter);
    const { operator, values } = filter;
    if (probes && isCustom(column)) addProbe(where, column, operator, values);
    addFilter(where, column, operator, values);
  }
  const found = finding(columns, filters);
  if (found) where.and(found.column.finds(where, found.values));
  return where;
}

/**
 * The filter by a link that finds the records; the others judge them, since Postgres would try each pair of two lists of ids. None where
 * the ids are given outright.
 */
function finding<Field extends string>(columns: FilterColumns<Field>, filters: readonly (Filter<Field> | CustomFilter)[]): { column: LinkedIds; values: readonly FilterValue[] } | null {
  const placed = filters.map((filter) => ({ column: columnOf(columns, filter), operator: filter.operator, values: filter.values }));
  const isGiven = placed.some(({ column, operator }) => isExact(column, operator) && (column as Partial<PlainColumn>).expression === 'id');
  for (const { column, operator, values } of isGiven ? [] : placed) {
    if (!isCustom(column) && column.kind === 'ids' && isExact(column, operator)) return { column, values: operator === 'containsAll' || operator === 'eq' ? values.slice(0, 1) : values };
  }
  return null;
}

/** The operators that keep exactly what another one refuses, so also the absent value. */
const NEGATED: Readonly<Partial<Record<FilterOperator, Test>>> = { neq: 'eq', notContains: 'contains', notIn: 'in', containsNone: 'contains', notEmpty: 'empty' };

/** Whether an index leads to the records that such a filter keeps. */
export function isServed(column: FilterColumn, operator: FilterOperator): boolean {
  if (isCustom(column)) return isProbed(column, operator);
  return hasIndex(column) && operator !== 'empty' && NEGATED[operator] === undefined;
}

/** Whether an index finds the few records that such a filter keeps, so that nothing else needs to be tried. */
export function isExact(column: FilterColumn, operator: FilterOperator): boolean {
  if (isCustom(column)) return false;
  return column.kind === 'ids' ? isServed(column, operator) : (operator === 'eq' || operator === 'in') && hasIndex(column);
}

function hasIndex(column: FilterColumn): boolean {
  return column.kind === 'foldedText' || column.kind === 'ids' || ('isIndexed' in column && column.isIndexed);
}

function addFilter(where: Conditions, column: FilterColumn, operator: FilterOperator, values: readonly FilterValue[]): void {
  const negated = NEGATED[operator];
  if (!isCustom(column) && column.kind === 'foldedText' && negated === undefined && operator !== 'empty') return addFolded(where, column, operator as Test, values.map(String));
  const test = negated ?? (operator as Test);
  const holds = testOf(where, column, test, values);
  // Null, which is what a comparison with an absent value gives, is not true.
  where.and(negated === undefined ? holds : `(${holds}) IS NOT TRUE`);
}

function testOf(where: Conditions, column: FilterColumn, test: Test, values: readonly FilterValue[]): string {
  if (isCustom(column)) return TESTS[column.kind](where, customExpression(where, column), test, values);
  if (column.kind === 'foldedText') return foldedTest(where, column, test, values.map(String));
  if (column.kind === 'ids') return column.holds(where, test, values);
  const holds = TESTS[column.kind](where, column.expression, test, values);
  return 'refers' in column ? column.refers(holds) : holds;
}

/** A positive test of a folded text, with a pattern that the trigram index serves, as `foundBy` has it. */
function addFolded(where: Conditions, column: FoldedColumn, test: Test, values: readonly string[]): void {
  const patterns = values.map((value) => `folded LIKE ${where.bind(indexedPattern(column, test, literalPattern(foldedPart(value))))}`);
  where.and(test === 'containsAll' ? patterns.join(' AND ') : `(${patterns.join(' OR ')})`);
  where.and(`CASE WHEN ${foldedTest(where, column, test, values)} THEN true ELSE false END`);
}

/** What the whole of `folded` looks like if this one of its texts meets the test. */
function indexedPattern({ place, places }: FoldedColumn, test: Test, literal: string): string {
  const before = place === 1 ? '' : `%${FOLDED_SEPARATOR}`;
  const after = place === places ? '' : `${FOLDED_SEPARATOR}%`;
  if (test === 'startsWith') return `${before}${literal}%`;
  if (test === 'endsWith') return `%${literal}${after}`;
  return test === 'eq' || test === 'in' ? `${before}${literal}${after}` : `%${literal}%`;
}

function foldedTest(where: Conditions, { place }: FoldedColumn, test: Test, values: readonly string[]): string {
  const folded = foldedColumn(place);
  const parts = values.map(foldedPart);
  if (test === 'empty') return `${folded} = ''`;
  if (test === 'eq' || test === 'in') return `${folded} = ANY (${where.bind(parts)}::text[])`;
  return likes(test, parts, (pattern) => `${folded} LIKE ${where.bind(pattern)}`);
}

function textTest(where: Conditions, expression: string, test: Test, values: readonly FilterValue[]): string {
  const lower = `lower(${expression})`;
  if (test === 'empty') return `coalesce(${expression}, '') = ''`;
  if (test === 'eq') return `${lower} = lower(${where.bind(values[0])})`;
  // IS TRUE keeps the subquery a hashed filter: as a join, it would decide the order in which rows are read.
  if (test === 'in') return `(${lower} IN (SELECT lower(v) FROM unnest(${where.bind(values)}::text[]) v)) IS TRUE`;
  return likes(test, values.map(String), (pattern) => `${lower} LIKE lower(${where.bind(pattern)})`);
}

/** The tests of a part of a text. @param like SQL of a match with a pattern */
function likes(test: Test, parts: readonly string[], like: (pattern: string) => string): string {
  const [first, last] = [test === 'startsWith' ? '' : '%', test === 'endsWith' ? '' : '%'];
  const each = parts.map((part) => like(`${first}${literalPattern(part)}${last}`));
  return test === 'containsAll' ? each.join(' AND ') : `(${each.join(' OR ')})`;
}

/** Lower-casing the list's text form keeps its structure: quotes, escapes and commas have no case. */
function textsTest(where: Conditions, expression: string, test: Test, values: readonly FilterValue[]): string {
  if (test === 'empty') return `coalesce(${expression}, '{}') = '{}'`;
  const list = `lower(${expression}::text)::text[]`;
  const sought = `ARRAY(SELECT lower(v) FROM unnest(${where.bind(values)}::text[]) v)`;
  if (test === 'eq') return `(${list} @> ${sought} AND ${list} <@ ${sought})`;
  return `${list} ${test === 'containsAll' ? '@>' : '&&'} ${sought}`;
}

const COMPARISONS: Readonly<Partial<Record<Test, string>>> = { eq: '=', gt: '>', gte: '>=', lt: '<', lte: '<=' };

/** The tests of a value of this type of Postgres. */
const valueTest =
  (type: string) =>
  (where: Conditions, expression: string, test: Test, values: readonly FilterValue[]): string => {
    if (test === 'empty') return `${expression} IS NULL`;
    if (test === 'in') return `${expression} = ANY (${where.bind(values)}::${type}[])`;
    const [first, second] = values.map((value) => `${where.bind(value)}::${type}`);
    if (test === 'between') return `${expression} BETWEEN ${first} AND ${second}`;
    return `${expression} ${COMPARISONS[test]} ${first}`;
  };

const TESTS: Readonly<Record<Exclude<FilterKind, 'foldedText' | 'ids'>, (where: Conditions, expression: string, test: Test, values: readonly FilterValue[]) => string>> = {
  text: textTest,
  texts: textsTest,
  number: valueTest('numeric'),
  moment: valueTest('timestamptz'),
  flag: valueTest('boolean'),
  id: valueTest('uuid'),
  time: valueTest('time'),
  range: rangeTest,
};
