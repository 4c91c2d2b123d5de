import type { FieldKind, FieldTable } from './fields.js';

/*
 * Filters as data: the surface parses them, `platform/database/filter-conditions.ts` makes SQL of them, and
 * `test/support/filter-evaluator.ts` says what they mean.
 */

/** What a filter does with the value of its field (octolane.md, Reads: filters). */
export const FILTER_OPERATORS = [
  'eq',
  'neq',
  'contains',
  'notContains',
  'startsWith',
  'endsWith',
  'in',
  'notIn',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'empty',
  'notEmpty',
  'containsAll',
  'containsNone',
] as const;

export type FilterOperator = (typeof FILTER_OPERATORS)[number];

/**
 * The kind of a field that records are filtered by. `foldedText` is compared as `fold` makes it, `text` without regard
 * to case; `moment` is a Timestamp; `texts` is a list, whose entries are compared as `text` is, `ids` a list of ids; `time` is one
 * of the day, such as `14:30`; `range` is one of moments, which a moment lies in, and which begins after, ends before or lies
 * between moments.
 */
export type FilterKind = 'text' | 'foldedText' | 'number' | 'moment' | 'flag' | 'id' | 'texts' | 'ids' | 'time' | 'range';

/** The kinds of a record's fields, by their names in the domain. */
export type FilterKinds<Field extends string = string> = Readonly<Record<Field, FilterKind>>;

const OF_FIELD: Readonly<Record<FieldKind, FilterKind>> = {
  text: 'text',
  name: 'text',
  email: 'text',
  word: 'text',
  money: 'number',
  number: 'number',
  wholeNumber: 'number',
  flag: 'flag',
  texts: 'texts',
  moment: 'moment',
  reference: 'id',
};

/** The kinds of a record's fields; texts that are stored folded are declared over it. */
export function filterKinds<Table extends FieldTable>(table: Table): FilterKinds<keyof Table & string> {
  return Object.fromEntries(Object.entries(table).map(([field, { kind }]) => [field, OF_FIELD[kind]])) as FilterKinds<keyof Table & string>;
}

/** Numbers are finite, texts not blank. */
export type FilterValue = string | number | boolean;

/** One condition on one field. */
export interface Filter<Field extends string = string> {
  readonly field: Field;
  readonly operator: FilterOperator;
  /** As many as `valuesOf` says; of `between`, the least and the greatest. */
  readonly values: readonly FilterValue[];
}

/** A condition on a custom field, whose kind only its definition knows. */
export interface CustomFilter extends Filter {
  /** Its `field` is the property name of a custom field. */
  readonly customKind: Exclude<FilterKind, 'foldedText' | 'id' | 'ids'>;
}

/** The filter as one of a custom field; null if it is not. */
export function asCustom(filter: Filter): CustomFilter | null {
  return 'customKind' in filter ? (filter as CustomFilter) : null;
}

const ALWAYS = ['empty', 'notEmpty'] as const;
const EQUAL = ['eq', 'neq', 'in', 'notIn'] as const;
const ORDER = ['gt', 'gte', 'lt', 'lte', 'between'] as const;
const PARTS = ['contains', 'notContains', 'containsAll', 'containsNone'] as const;

const OF_KIND: Readonly<Record<FilterKind, readonly FilterOperator[]>> = {
  text: [...EQUAL, ...PARTS, 'startsWith', 'endsWith', ...ALWAYS],
  foldedText: [...EQUAL, ...PARTS, 'startsWith', 'endsWith', ...ALWAYS],
  number: [...EQUAL, ...ORDER, ...ALWAYS],
  moment: [...EQUAL, ...ORDER, ...ALWAYS],
  flag: [...EQUAL, ...ALWAYS],
  id: [...EQUAL, ...ALWAYS],
  texts: [...EQUAL, ...PARTS, ...ALWAYS],
  ids: [...EQUAL, ...PARTS, ...ALWAYS],
  time: [...EQUAL, ...ORDER, ...ALWAYS],
  range: ['contains', 'notContains', ...ORDER, ...ALWAYS],
};

/** The operators that make sense for fields of this kind. */
export function operatorsOf(kind: FilterKind): readonly FilterOperator[] {
  return OF_KIND[kind];
}

/** How many values a filter has: a fixed number, or a list of at least one. */
export function valuesOf(kind: FilterKind, operator: FilterOperator): 0 | 1 | 2 | 'list' {
  if (operator === 'empty' || operator === 'notEmpty') return 0;
  if (operator === 'between') return 2;
  if (operator === 'in' || operator === 'notIn' || operator === 'containsAll' || operator === 'containsNone') return 'list';
  // A whole list is equal to a list.
  return isList(kind) && (operator === 'eq' || operator === 'neq') ? 'list' : 1;
}

/** Whether the field's value is a list. */
export function isList(kind: FilterKind): boolean {
  return kind === 'texts' || kind === 'ids';
}
