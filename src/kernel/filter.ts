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
 * to case; `moment` is a Timestamp; `texts` is a list, whose entries are compared as `text` is.
 */
export type FilterKind = 'text' | 'foldedText' | 'number' | 'moment' | 'flag' | 'id' | 'texts';

/** Numbers are finite, texts not blank. */
export type FilterValue = string | number | boolean;

/** One condition on one field. */
export interface Filter<Field extends string = string> {
  readonly field: Field;
  readonly operator: FilterOperator;
  /** As many as `valuesOf` says; of `between`, the least and the greatest. */
  readonly values: readonly FilterValue[];
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
  return kind === 'texts' && (operator === 'eq' || operator === 'neq') ? 'list' : 1;
}
