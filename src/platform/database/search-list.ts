import type { QueryResultRow } from 'pg';
import { Failure } from '../../kernel/failure.js';
import { asCustom, type Filter } from '../../kernel/filter.js';
import type { SearchRequest } from '../../kernel/search.js';
import type { Database } from './database.js';
import { columnOf, isExact, isServed } from './filter-conditions.js';
import { type KeysetPage, readPage, readPageBy } from './keyset-list.js';
import { rowsFound } from './page-bytes.js';
import { isOutOfTime } from './postgres-errors.js';
import type { SearchScope, SearchSource } from './search-source.js';
import { gatherStatement, scoped, walkStatement } from './search-statements.js';

/** How long a search may take (octolane.md, Reads). Set in the transaction: a pooler drops the options of a connection. */
const TIME_LIMIT = { statement_timeout: '2000' };

/** A walk reads an index in its order, whatever the statistics say. */
const WALK = { ...TIME_LIMIT, enable_sort: 'off', enable_seqscan: 'off', enable_bitmapscan: 'off' };

/**
 * One page of a search. Throws `invalid` on `cursor` if it is not one of this search, and with the code
 * `search_too_broad` on what to narrow if the search cannot be answered in time.
 *
 * If many records match, the first rows of the order fill the page; if few do, an index finds them all. Which is the case
 * depends on the values, and the planner's guess at that on the statistics: so it is tried. A walk looks at a bounded
 * number of rows in their order. Only if they do not fill the page, all that match are gathered and sorted.
 *
 * @param asked the scope and the filters that a cursor is bound to, where what is read differs from what was asked
 */
export async function readSearch<Row extends QueryResultRow & { readonly id: string }, Field extends string, Sort extends string>(
  database: Database,
  source: SearchSource<Field, Sort>,
  scope: SearchScope,
  request: SearchRequest<Field, Sort>,
  asked: { readonly scope: unknown; readonly filters: unknown } = { scope, filters: request.filters },
): Promise<KeysetPage<Row>> {
  const { text, filters, limit, cursor } = request;
  const key = source.sorts[request.sort.field];
  const isIndexed = key.isIndexed === true;
  const sort = { ...key, descending: request.sort.descending };
  const list = {
    sort,
    limit,
    cursor,
    identity: [scope.org_id, source.table, asked.scope, text, asked.filters, request.sort.field, sort.descending, limit] as const,
    followsChanges: filters.some((filter) => asCustom(filter) === null && filter.field === 'updatedAt' && filter.operator === 'gte'),
  };
  if (text === null && filters.length === 0 && isIndexed) return readPage<Row>(database, { ...list, table: source.table, columns: source.columns, bytes: source.bytes, where: scoped(scope, source.shown), offset: 0, keepPlan: true });
  const walks = isIndexed && !filters.some((filter) => isExact(columnOf(source.filters, filter), filter.operator));
  try {
    return await readPageBy<Row>(database, list, async (after) => {
      const rows = walks ? await database.query<Row>({ settings: WALK, ...walkStatement(source, scope, request, sort, after) }) : [];
      return rowsFound(rows) > limit ? rows : database.query<Row>({ settings: TIME_LIMIT, ...gatherStatement(source, scope, request, sort, after) });
    });
  } catch (error) {
    throw (isOutOfTime(error) && tooBroad(source, request, error)) || error;
  }
}

/** The refusal on what makes the search read the most; null if there is nothing to narrow. */
function tooBroad<Field extends string, Sort extends string>({ filters: columns, sorts }: SearchSource<Field, Sort>, { filters, text, sort }: SearchRequest<Field, Sort>, cause: unknown): Failure | null {
  const unserved = filters.findIndex((filter) => !isServed(columnOf(columns, filter), filter.operator));
  const path = pathOf(unserved, filters) ?? (text !== null ? ['text'] : null) ?? (filters.length > 0 ? pathOf(0, filters) : null) ?? (sorts[sort.field].isIndexed ? null : ['sort']);
  if (path === null) return null;
  const rule = 'makes this search take too long: narrow it';
  return new Failure('invalid', 'search_too_broad', `The ${path.join('.')} ${rule}.`, [{ path, code: 'too_broad', rule }], { cause });
}

function pathOf(index: number, filters: readonly Filter[]): (string | number)[] | null {
  const filter = filters[index];
  return filter ? ['filters', index, filter.field] : null;
}
