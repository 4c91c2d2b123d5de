import { asCustom, type Filter } from '../../kernel/filter.js';
import type { SearchRequest } from '../../kernel/search.js';
import { addFilters, columnOf } from './filter-conditions.js';
import { containsFolded } from './folded-text.js';
import type { Position } from './keyset-cursor.js';
import { Conditions, isAfter, type KeysetList, ordered, positionOf } from './keyset-list.js';
import { withinBytes } from './page-bytes.js';
import type { SearchScope, SearchSource } from './search-source.js';
import type { Statement } from './statement.js';

type Order = KeysetList['sort'];

/** The conditions of a scope, beginning with the organization's. @param shown SQL that holds for the rows that are shown */
export function scoped(scope: SearchScope, shown?: string): Conditions {
  const where = new Conditions();
  for (const [column, value] of Object.entries(scope)) where.and(value === null ? `${column} IS NULL` : `${column} = ${where.bind(value)}`);
  return shown === undefined ? where : where.and(shown);
}

/** The rows that a walk looks at for each that it returns: denser matches fill a page, sparser ones are gathered soon. */
const WALKED_A_ROW = 100;

/**
 * A page and the row after it, of the first rows of the order alone. Filters on the order's own column bound the walk, and
 * all others judge its rows; each folded text is looked up by its key, whatever the statistics say.
 */
export function walkStatement<Field extends string, Sort extends string>(source: SearchSource<Field, Sort>, scope: SearchScope, request: SearchRequest<Field, Sort>, sort: Order, after: Position | null): Statement {
  const where = scoped(scope, source.shown);
  if (after) where.and(isAfter(sort, after, (value) => where.bind(value)));
  const isBound = (filter: Filter): boolean => asCustom(filter) === null && filter.field === request.sort.field;
  addFilters(where, source.filters, request.filters.filter(isBound));
  const walked = `SELECT * FROM ${source.table} WHERE ${where.toString()}${ordered(sort, sort.expression)} LIMIT ${where.bind((request.limit + 1) * WALKED_A_ROW)}`;
  const judged = new Conditions(where.values);
  addSought(judged, source, { ...request, filters: request.filters.filter((filter) => !isBound(filter)) });
  const folded = needsFolded(source, request) ? ` CROSS JOIN LATERAL (SELECT folded FROM ${source.foldedTable} f WHERE f.org_id = w.org_id AND f.id = w.id OFFSET 0) s` : '';
  const condition = judged.conditions.length > 0 ? ` WHERE ${judged.toString()}` : '';
  const text = `SELECT ${source.columns}${positionOf(sort, sort.expression)} FROM (${walked}) w${folded}${condition}${ordered(sort, sort.expression)} LIMIT ${judged.bind(request.limit + 1)}`;
  return { text: withinBytes(text, source.bytes), values: judged.values };
}

/**
 * A page and the row after it, of all that match. OFFSET 0 keeps the order from the inner query, which else might walk an
 * index in the hope that many match.
 */
export function gatherStatement<Field extends string, Sort extends string>(source: SearchSource<Field, Sort>, scope: SearchScope, request: SearchRequest<Field, Sort>, sort: Order, after: Position | null): Statement {
  const isFolded = isFoldedAlone(source, scope, request);
  const where = scoped(scope, isFolded ? undefined : source.shown);
  addSought(where, source, request, { probes: true });
  if (after) where.and(isAfter(sort, after, (value) => where.bind(value)));
  const { table, foldedTable, columns, bytes } = source;
  const limit = where.bind(request.limit + 1);
  const found = (inner: string, from: string): string => `(SELECT ${inner}, ${sort.expression} AS sort_key FROM ${from} WHERE ${where.toString()} OFFSET 0) found${ordered(sort, 'sort_key')} LIMIT ${limit}`;
  const listed = `${columns}${positionOf(sort, 'sort_key')}`;
  // The wide table is read for the rows of the page alone, where nothing else of it is needed.
  if (isFolded) return { text: withinBytes(`SELECT ${listed} FROM (SELECT * FROM ${found('org_id, id', foldedTable)}) page JOIN ${table} USING (org_id, id)${ordered(sort, 'sort_key')}`, bytes), values: where.values };
  const from = needsFolded(source, request) ? `${table} JOIN (SELECT org_id, id, folded FROM ${foldedTable}) s USING (org_id, id)` : table;
  return { text: withinBytes(`SELECT ${listed} FROM ${found('*', from)}`, bytes), values: where.values };
}

function isFoldedAlone<Field extends string, Sort extends string>(source: SearchSource<Field, Sort>, scope: SearchScope, { filters, sort }: SearchRequest<Field, Sort>): boolean {
  return Object.keys(scope).length === 1 && source.sorts[sort.field].isFolded === true && filters.every((filter) => columnOf(source.filters, filter).kind === 'foldedText');
}

function addSought<Field extends string, Sort extends string>(where: Conditions, source: SearchSource<Field, Sort>, { text, filters }: SearchRequest<Field, Sort>, options: { readonly probes?: boolean } = {}): void {
  if (text !== null) containsFolded(where, text, source.sought);
  addFilters(where, source.filters, filters, options);
}

function needsFolded<Field extends string, Sort extends string>(source: SearchSource<Field, Sort>, { text, filters, sort }: SearchRequest<Field, Sort>): boolean {
  return source.sorts[sort.field].isFolded === true || text !== null || filters.some((filter) => columnOf(source.filters, filter).kind === 'foldedText');
}
