import type { CustomFilter, FilterOperator, FilterValue } from '../../kernel/filter.js';
import type { Conditions } from './keyset-list.js';

/*
 * Values of custom fields lie in the column `custom`, a jsonb object, each under the property name of its field. A moment is
 * an object with its text under `at`, a range one with two moments. Fields of other records may have the same name and
 * another type, and Postgres is free to look at their values first: no expression fails on a value of another type.
 */

/** Where the value of a custom field lies. */
export interface CustomColumn {
  readonly kind: CustomFilter['customKind'];
  /** The field's property name. */
  readonly custom: string;
}

export function isCustom(column: object): column is CustomColumn {
  return 'custom' in column;
}

/**
 * What the index over custom values holds, which the migration `CustomValuesIndex` repeats: in lower case, since texts are
 * compared so, and only of records that have any.
 */
const INDEXED = 'lower(custom::text)::jsonb';

/** SQL of the value; null where it is absent, or the empty list. */
export function customExpression(where: Conditions, { kind, custom }: CustomColumn): string {
  const name = `${where.bind(custom)}::text`;
  const [value, text] = [`custom -> ${name}`, `custom ->> ${name}`];
  switch (kind) {
    case 'text':
      return `(${text})`;
    case 'number':
      return `(CASE WHEN jsonb_typeof(${value}) = 'number' THEN (${text})::numeric END)`;
    case 'flag':
      return `(CASE WHEN jsonb_typeof(${value}) = 'boolean' THEN (${text})::boolean END)`;
    case 'moment':
      return `((${value}) ->> 'at')::timestamptz`;
    case 'time':
      return `(CASE WHEN ${text} ~ '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$' THEN (${text})::time END)`;
    case 'texts':
      return `ARRAY(SELECT jsonb_array_elements_text(CASE WHEN jsonb_typeof(${value}) = 'array' THEN ${value} ELSE '[]' END))`;
    case 'range':
      return `(${value})`;
  }
}

/** The tests of a range of moments. */
export function rangeTest(where: Conditions, expression: string, test: FilterOperator, values: readonly FilterValue[]): string {
  const [start, end] = ['start', 'end'].map((name) => `(${expression} -> '${name}' ->> 'at')::timestamptz`);
  if (test === 'empty') return `${start} IS NULL`;
  const [first, second] = values.map((value) => `${where.bind(value)}::timestamptz`);
  switch (test) {
    case 'contains':
      return `${first} BETWEEN ${start} AND ${end}`;
    case 'gt':
      return `${start} > ${first}`;
    case 'gte':
      return `${start} >= ${first}`;
    case 'lt':
      return `${end} < ${first}`;
    case 'lte':
      return `${end} <= ${first}`;
    default:
      return `(${start} >= ${first} AND ${end} <= ${second})`;
  }
}

const PROBED: Readonly<Partial<Record<CustomColumn['kind'], readonly FilterOperator[]>>> = {
  text: ['eq', 'in'],
  number: ['eq', 'in'],
  flag: ['eq', 'in'],
  moment: ['eq', 'in'],
  texts: ['eq', 'in', 'contains', 'containsAll'],
};

/** Whether the index over custom values leads to the records that such a filter keeps. */
export function isProbed({ kind }: CustomColumn, operator: FilterOperator): boolean {
  return PROBED[kind]?.includes(operator) ?? false;
}

/** Adds a condition that the index serves and that holds for every record that the filter keeps; the filter itself decides. */
export function addProbe(where: Conditions, column: CustomColumn, operator: FilterOperator, values: readonly FilterValue[]): void {
  if (!isProbed(column, operator)) return;
  const { kind, custom } = column;
  const contained = (value: unknown): string => `${INDEXED} @> lower(${where.bind(JSON.stringify({ [custom]: value }))})::jsonb`;
  const isWhole = kind === 'texts' && (operator === 'eq' || operator === 'containsAll');
  const sought = isWhole ? [values] : values.map((value) => (kind === 'texts' ? [value] : kind === 'moment' ? { at: value } : value));
  where.and("custom <> '{}'").and(`(${sought.map(contained).join(' OR ')})`);
}
