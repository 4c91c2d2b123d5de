import type { Filter, FilterKind, FilterValue } from '../../src/kernel/filter.js';
import { fold } from '../../src/kernel/fold.js';

/** A record as the evaluator sees it: its fields' values; a range is the list of its start and its end. */
export type Evaluated = Readonly<Record<string, FilterValue | readonly string[] | null>>;

/** The reference of what filters mean (octolane.md, Reads: filters): whether all of them keep the record. */
export function keeps(kinds: Readonly<Record<string, FilterKind>>, filters: readonly Filter[], record: Evaluated): boolean {
  return filters.every((filter) => {
    const [kind, stored] = [kinds[filter.field] ?? 'text', record[filter.field] ?? null];
    return kind === 'range' ? keepsRange(filter, stored as readonly string[] | null) : keepsOne(kind, filter, stored);
  });
}

/** An absent range is kept by the negative operators and by `empty` alone. */
function keepsRange({ operator, values: [first = '', second = ''] }: Filter, range: readonly string[] | null): boolean {
  if (range === null) return operator === 'empty' || operator === 'notContains';
  const [start = '', end = ''] = range;
  const tests: Readonly<Record<string, boolean>> = { contains: start <= first && first <= end, notContains: !(start <= first && first <= end), gt: start > first, gte: start >= first, lt: end < first, lte: end <= first, between: start >= first && end <= second, empty: false, notEmpty: true };
  return tests[operator] ?? false;
}

function keepsOne(kind: FilterKind, { operator, values: given }: Filter, stored: FilterValue | readonly string[] | null): boolean {
  const isEmpty = stored === null || stored === '' || (Array.isArray(stored) && stored.length === 0);
  const compared = comparedAs(kind);
  const values = given.map(compared);
  const entries = Array.isArray(stored) ? (stored as readonly string[]).map(compared) : null;
  const value = stored === null || entries ? null : compared(stored as FilterValue);
  const contains = (part: FilterValue): boolean => (entries ? entries.includes(part) : value !== null && String(value).includes(String(part)));
  const isAny = (): boolean => (entries ? values.some((one) => entries.includes(one)) : value !== null && values.includes(value));
  const isEqual = (): boolean => (entries ? values.every((one) => entries.includes(one)) && entries.every((one) => values.includes(one)) : isAny());
  const order = (holds: (value: FilterValue, first: FilterValue, second: FilterValue) => boolean): boolean => value !== null && holds(value, values[0] ?? '', values[1] ?? '');
  switch (operator) {
    case 'eq':
      return isEqual();
    case 'neq':
      return !isEqual();
    case 'in':
      return isAny();
    case 'notIn':
      return !isAny();
    case 'contains':
      return values.some(contains);
    case 'notContains':
    case 'containsNone':
      return !values.some(contains);
    case 'containsAll':
      return values.every(contains);
    case 'startsWith':
      return order((text, part) => String(text).startsWith(String(part)));
    case 'endsWith':
      return order((text, part) => String(text).endsWith(String(part)));
    case 'gt':
      return order((one, bound) => one > bound);
    case 'gte':
      return order((one, bound) => one >= bound);
    case 'lt':
      return order((one, bound) => one < bound);
    case 'lte':
      return order((one, bound) => one <= bound);
    case 'between':
      return order((one, least, greatest) => one >= least && one <= greatest);
    case 'empty':
      return isEmpty;
    case 'notEmpty':
      return !isEmpty;
  }
}

/** Both sides of a comparison are brought to this form. Each letter by itself, as Postgres lower-cases. */
function comparedAs(kind: FilterKind): (value: FilterValue) => FilterValue {
  if (kind === 'foldedText') return (value) => fold(String(value));
  if (kind === 'text' || kind === 'texts') return (value) => Array.from(String(value), (letter) => letter.toLowerCase()).join('');
  if (kind === 'time') return (value) => String(value).padEnd(8, ':00');
  return (value) => value;
}
