import type { FilterOperator, FilterValue } from '../../kernel/filter.js';
import type { Conditions } from './keyset-list.js';

/*
 * Fields of a record that lie in other tables. In all of their SQL, `$1` is the organization and `id` the record's. Subqueries
 * with a single value and lists made by one are never joins: Postgres would choose the order of joins by its statistics.
 */

/** The operators that negate none. `contains` holds if any of the values is contained. */
export type Test = Exclude<FilterOperator, 'neq' | 'notContains' | 'notIn' | 'containsNone' | 'notEmpty'>;

/** A text of a record that this one refers to, one of few, such as the label of a stage. */
export interface ReferredText {
  readonly kind: 'text';
  /** The text's column there. */
  readonly expression: string;
  /** @param holds SQL of a test of that column */
  readonly refers: (holds: string) => string;
}

/** @param key the column with the other record's id @param table the other record's */
export function referredText(key: string, table: string, expression: string): ReferredText {
  return { kind: 'text', expression, refers: (holds) => `${key} = ANY (ARRAY(SELECT r.id FROM ${table} r WHERE r.org_id = $1 AND ${holds}))` };
}

/** The ids of other records that this one is linked with, each once: the rows of a table. */
export interface LinkedIds {
  readonly kind: 'ids';
  /** SQL that holds for a record whose ids meet the test; null or false for all others. */
  readonly holds: (where: Conditions, test: Test, values: readonly FilterValue[]) => string;
  /** SQL that finds the records with one of these ids by their keys. */
  readonly finds: (where: Conditions, values: readonly FilterValue[]) => string;
}

/** @param key the column of the links with the record's id @param linked the one with the other's, the first of an index */
export function linkedIds(table: string, key: string, linked: string): LinkedIds {
  const own = `FROM ${table} l WHERE l.org_id = $1 AND l.${key} = id`;
  return {
    kind: 'ids',
    holds: (where, test, values) => {
      if (test === 'empty') return `(SELECT true ${own} LIMIT 1) IS NOT TRUE`;
      const sought = [...new Set(values)];
      const some = `${own} AND l.${linked} = ANY (${where.bind(sought)}::uuid[])`;
      if (test !== 'eq' && test !== 'containsAll') return `(SELECT true ${some} LIMIT 1)`;
      const counted = [some, ...(test === 'eq' ? [own] : [])].map((links) => `(SELECT count(*) ${links}) = ${sought.length}`);
      return `(${counted.join(' AND ')})`;
    },
    finds: (where, values) => `id = ANY (ARRAY(SELECT l.${key} FROM ${table} l WHERE l.org_id = $1 AND l.${linked} = ANY (${where.bind(values)}::uuid[])))`,
  };
}
