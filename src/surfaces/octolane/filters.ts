import { type CustomFilter, type Filter, FILTER_OPERATORS, type FilterKind, type FilterOperator, type FilterValue, isList, operatorsOf, valuesOf } from '../../kernel/filter.js';
import { snakeCase } from '../../kernel/snake-case.js';
import { fault, type FieldIssue } from '../../platform/input/fields.js';
import { listedNames, nearestName, unknownNames } from '../../platform/input/unknown-names.js';
import { FILTER_VALUES } from './filter-values.js';

/** The names by which a search filters, each with the field of the domain. */
export type FilterNames<Field extends string = string> = Readonly<Record<string, { readonly field: Field; readonly kind: FilterKind }>>;

/** The names of custom fields, each with the kind that its type has. */
export type CustomNames = ReadonlyMap<string, CustomFilter['customKind']>;

/** A filter of a search. */
export type SearchFilter<Field extends string> = Filter<Field> | CustomFilter;

/** The most filters of a search, and the most values of a filter (octolane.md, Reads). */
export const MAX_FILTERS = 50;
export const MAX_FILTER_VALUES = 500;

/** Other names of operators (octolane.md, Reads: filters). */
const ALIASES: Readonly<Record<string, FilterOperator>> = {
  is: 'eq',
  is_not: 'neq',
  contain: 'contains',
  not_contain: 'notContains',
  is_any_of: 'in',
  greater_than: 'gt',
  after: 'gt',
  less_than: 'lt',
  before: 'lt',
  include_all: 'containsAll',
  exclude_all: 'containsNone',
};

const OPERATORS: ReadonlyMap<string, FilterOperator> = new Map([...FILTER_OPERATORS.map((one) => [snakeCase(one) as string, one] as const), ...Object.entries(ALIASES)]);

/** Each name of an operator, the aliases last. */
export const OPERATOR_NAMES: readonly string[] = [...OPERATORS.keys()];

const KEYS = ['field', 'operator', 'value'];

const NO_CUSTOM: CustomNames = new Map();

type Faults = { readonly issues: readonly FieldIssue[] };

/** Whether a filter names what is no field of the system, but may be a custom one. */
export function mayNameCustom(names: FilterNames, sent: unknown): boolean {
  if (!Array.isArray(sent)) return false;
  return sent.some((one: unknown) => {
    const name = typeof one === 'object' && one !== null ? (one as { field?: unknown }).field : undefined;
    return typeof name === 'string' && /^[a-z][a-z0-9_]*$/.test(name) && !Object.hasOwn(names, name);
  });
}

/** Reads the filters of a search, or says what is wrong with them, with the path within the list. */
export function readFilters<Field extends string>(names: FilterNames<Field>, sent: unknown, custom: CustomNames = NO_CUSTOM): { readonly filters: readonly SearchFilter<Field>[] } | Faults {
  if (!Array.isArray(sent)) return { issues: fault('array', 'must be a list') };
  if (sent.length > MAX_FILTERS) return { issues: fault('max_items', `must have at most ${MAX_FILTERS} entries, but has ${sent.length}`) };
  const read = sent.map((one: unknown) => readFilter(names, one, custom));
  const issues = read.flatMap((one, index) => ('issues' in one ? one.issues.map((issue) => ({ ...issue, at: [index, ...issue.at] })) : []));
  return issues.length > 0 ? { issues } : { filters: read.filter((one) => !('issues' in one)) as SearchFilter<Field>[] };
}

function readFilter<Field extends string>(names: FilterNames<Field>, sent: unknown, custom: CustomNames): SearchFilter<Field> | Faults {
  if (typeof sent !== 'object' || sent === null || Array.isArray(sent)) return { issues: fault('object', 'must be an object') };
  const { field: name, operator: word, value } = sent as { field?: unknown; operator?: unknown; value?: unknown };
  const found = typeof name === 'string' ? fieldNamed(names, custom, name) : undefined;
  const operator = typeof word === 'string' ? OPERATORS.get(word) : undefined;
  const issues = [
    ...foreignKeys(Object.keys(sent)),
    ...(found ? [] : unknownWord('field', name, [...Object.keys(names), ...custom.keys()], 'by which this search cannot filter')),
    ...(operator ? [] : unknownWord('operator', word, OPERATOR_NAMES, 'which is no operator')),
  ];
  if (!found || !operator || issues.length > 0) return { issues };
  const fitting = operatorsOf(found.kind);
  if (!fitting.includes(operator)) return { issues: fault('operator', `is ${String(word)}, which does not fit ${String(name)}: those that fit are ${fitting.map((one) => snakeCase(one)).join(', ')}`, 'operator') };
  const values = readValues(found.kind, operator, value);
  return 'issues' in values ? { issues: values.issues.map((issue) => ({ ...issue, at: ['value', ...issue.at] })) } : { ...found.as, operator, values: values.values };
}

/** The field of this name, of the system or custom, as a filter on it begins. */
function fieldNamed<Field extends string>(names: FilterNames<Field>, custom: CustomNames, name: string): { readonly kind: FilterKind; readonly as: { readonly field: Field } | Pick<CustomFilter, 'field' | 'customKind'> } | undefined {
  const own = Object.hasOwn(names, name) ? names[name] : undefined;
  if (own) return { kind: own.kind, as: { field: own.field } };
  const customKind = custom.get(name);
  return customKind && { kind: customKind, as: { field: name, customKind } };
}

function foreignKeys(keys: readonly string[]): FieldIssue[] {
  const foreign = keys.filter((key) => !KEYS.includes(key));
  return unknownNames(foreign, KEYS, { code: 'unknown_field', one: 'key of a filter', many: 'keys' }).flatMap(({ path, code, ...issue }) => ('rule' in issue ? [{ at: path, code, rule: issue.rule }] : []));
}

/** @param which ends the sentence: what cannot be done with the name */
export function unknownWord(key: string, sent: unknown, known: readonly string[], which: string): FieldIssue[] {
  if (sent === undefined || sent === null) return fault('required', 'is required', key);
  if (typeof sent !== 'string') return fault('string', 'must be a string', key);
  const nearest = nearestName(sent, known);
  const shown = sent.length > 64 ? `${sent.slice(0, 64).toWellFormed()}…` : sent;
  return fault('choice', `names ${shown}, ${which}: ${nearest === null ? `there are ${listedNames(known)}` : `the nearest is ${nearest}`}`, key);
}

function readValues(kind: FilterKind, operator: FilterOperator, sent: unknown): { readonly values: readonly FilterValue[] } | Faults {
  const [count, name] = [valuesOf(kind, operator), snakeCase(operator)];
  // Some clients send a value with every operator.
  if (count === 0) return [undefined, null, '', true].includes(sent as null) ? { values: [] } : { issues: fault('no_value', `must be left out: ${name} takes none`) };
  if (sent === undefined || sent === null) return { issues: fault('required', `is required: ${name} takes ${count === 1 ? 'one' : 'a list'}, and absent values are found by empty`) };
  // A list with one entry may be sent as that entry where the whole list is compared.
  const isWhole = isList(kind) && (operator === 'eq' || operator === 'neq') && typeof sent === 'string';
  if (count === 1 || isWhole) {
    const read = FILTER_VALUES[kind](sent);
    return Array.isArray(read) ? { issues: read } : { values: [read] };
  }
  if (!Array.isArray(sent)) return { issues: fault('array', `must be a list, which ${name} takes`) };
  const [least, most] = count === 2 ? [2, 2] : [1, MAX_FILTER_VALUES];
  if (sent.length < least || sent.length > most) return { issues: fault('items', `must have ${least === most ? least : `${least} to ${most}`} entries, but has ${sent.length}`) };
  return readList(kind, sent, count === 2);
}

/** @param isRange whether the first value is the least, the second the greatest */
function readList(kind: FilterKind, sent: readonly unknown[], isRange: boolean): { readonly values: readonly FilterValue[] } | Faults {
  const values: FilterValue[] = [];
  for (const [index, one] of sent.entries()) {
    const read = FILTER_VALUES[kind](one);
    // Only the first fault: five hundred equal ones would not help.
    if (Array.isArray(read)) return { issues: read.map((issue) => ({ ...issue, at: [index] })) };
    values.push(read);
  }
  const [first, second] = values;
  const isReversed = isRange && first !== undefined && second !== undefined && first > second;
  return isReversed ? { issues: fault('order', 'must have the least value first') } : { values };
}
