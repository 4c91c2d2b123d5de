import type { QueryResultRow } from 'pg';
import type { OrgId } from '../../kernel/ids.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { Database } from './database.js';
import { type Position, readCursor, type SortType, writeCursor } from './keyset-cursor.js';
import { rowsFound, withinBytes } from './page-bytes.js';
import { statementName } from './statement-name.js';
import type { Statement } from './statement.js';
import { watermarkOf } from './watermark.js';

/** The sort of a list; ties are ordered by id. */
export interface SortKey {
  /** It is never null: a row comparison over nulls would lose rows. */
  readonly expression: string;
  readonly type: SortType;
  /**
   * The listed column that determines its value, if there is one: the cursor then carries that column, an empty text
   * for null, and nothing is read twice.
   */
  readonly listed?: string;
  /** Computes the expression's value from the listed one, if they differ. */
  readonly fromListed?: (value: string) => string;
}

/**
 * A list over one table, or over one joined with others of the same key, paged by the last row of the page before: a
 * page costs the same at any depth.
 */
export interface KeysetList {
  readonly table: string;
  /**
   * The table that holds the listed columns, if it is not `table` itself. It is joined after the page is cut: only the
   * rows of the page are read from it.
   */
  readonly details?: string;
  readonly columns: string;
  /** SQL of the bytes of a row's large columns, if it has any: they end a page early (`withinBytes`). */
  readonly bytes?: string | undefined;
  /** Conditions and the values that they bind; all hold together. */
  readonly where: Conditions;
  readonly sort: SortKey & { readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
  /** Identifies the list, its organization first; a cursor is valid for it alone. */
  readonly identity: readonly [orgId: OrgId, list: string, ...filters: unknown[]];
  /** What the release before identified the same list by: its cursors are taken, too, so that a walk goes on during an upgrade. */
  readonly formerIdentity?: KeysetList['identity'];
  /**
   * Whether each connection keeps its plan: if an index serves filter and order, one plan is right for every
   * organization and every value. Otherwise a generic plan could scan everything for some values.
   */
  readonly keepPlan: boolean;
  /** Whether clients follow changes by it, so that it has to return a watermark. */
  readonly followsChanges?: boolean;
}

/** Collects the conditions of a statement with their values. */
export class Conditions {
  readonly conditions: string[] = [];

  /** @param values those that other conditions of the same statement bind already */
  constructor(readonly values: unknown[] = []) {}

  /** Adds a value and returns its placeholder. */
  bind(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  and(condition: string): this {
    this.conditions.push(condition);
    return this;
  }

  toString(): string {
    return this.conditions.join(' AND ');
  }
}

export interface KeysetPage<Row> {
  readonly rows: Row[];
  readonly nextCursor: string | null;
  /** Each change with an earlier stamp was visible to this walk, or never will be. Only of a list that follows changes. */
  readonly syncedUntil?: Timestamp;
}

/** Reads one page. Throws `invalid` on `cursor` if it is not one of this list. */
export async function readPage<Row extends QueryResultRow & { readonly id: string }>(database: Database, list: KeysetList): Promise<KeysetPage<Row>> {
  return readPageBy(database, list, (after) => database.query<Row>(pageStatement(list, after)));
}

/**
 * Reads one page by statements of the caller's. Throws `invalid` on `cursor` if it is not one of this list.
 * @param read the rows of the page and one more, or those that `withinBytes` gives, with `positionOf(sort)` among their columns
 * @param placeOf what a cursor is made of; by default the row's columns
 */
export async function readPageBy<Row extends QueryResultRow>(
  database: Database,
  list: Pick<KeysetList, 'sort' | 'limit' | 'cursor' | 'identity' | 'formerIdentity' | 'followsChanges'>,
  read: (after: Position | null) => Promise<Row[]>,
  placeOf: (row: Row) => Position = (row) => placeIn(list.sort, row),
): Promise<KeysetPage<Row>> {
  const after = list.cursor === null ? null : readCursor(database.cursorKeys, list.identity, list.sort.type, list.cursor, list.formerIdentity);
  // Read before the first page: a change that is not visible to it by then has a later stamp.
  const synced = list.followsChanges === true ? { syncedUntil: after?.syncedUntil ?? (await watermarkOf(database)) } : {};
  const rows = await read(after);
  const page = rows.slice(0, list.limit);
  const last = page.at(-1);
  if (rowsFound(rows) <= page.length || !last) return { rows: page, nextCursor: null, ...synced };
  return { rows: page, nextCursor: writeCursor(database.cursorKeys, list.identity, { ...placeOf(last), ...synced }), ...synced };
}

/** What a cursor is made of. @param row a row with the listed column or `positionOf(sort)`, or a record that publishes the column */
export function placeIn({ listed = POSITION }: SortKey, row: Readonly<Record<string, unknown>>): Position {
  return { value: String((row[listed] as string | number | null | undefined) ?? ''), id: row['id'] as string };
}

/** The number of rows that meet the conditions. */
export async function countRows(database: Database, table: string, where: Conditions): Promise<number> {
  const [row] = await database.query<{ total: number }>({ text: `SELECT count(*)::int AS total FROM ${table} WHERE ${where.toString()}`, values: where.values });
  return row?.total ?? 0;
}

const POSITION = 'position';

/**
 * These limits are literals in the statement: with a parameter, Postgres assumes a tenth of all rows, finds the generic
 * plan too expensive, and plans each execution. Few, since each makes further prepared statements.
 */
const LITERAL_LIMITS: ReadonlySet<number> = new Set([50, 100, 200]);

/** The column that a cursor is made of, where no listed one is. @param of SQL of the sort's value */
export function positionOf({ listed }: SortKey, of: string): string {
  return listed === undefined ? `, (${of})::text AS ${POSITION}` : '';
}

/** SQL that holds for the rows behind this one. */
export function isAfter({ expression, type, fromListed = (value) => value, descending }: KeysetList['sort'], after: Position, bind: (value: unknown) => string): string {
  return `(${expression}, id) ${descending ? '<' : '>'} (${bind(fromListed(after.value))}::${type}, ${bind(after.id)}::uuid)`;
}

/** SQL of the order. @param by SQL of the sort's value */
export function ordered({ descending }: KeysetList['sort'], by: string): string {
  const direction = descending ? 'DESC' : 'ASC';
  return ` ORDER BY ${by} ${direction}, id ${direction}`;
}

/** The statement of one page and the row after it. */
export function pageStatement({ table, details, columns, bytes, where, sort, limit, offset, keepPlan }: Omit<KeysetList, 'cursor' | 'identity'>, after: Position | null): Statement {
  const conditions = [...where.conditions];
  const values = [...where.values];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  if (after) conditions.push(isAfter(sort, after, bind));
  const tail =
    ` FROM ${table} WHERE ${conditions.join(' AND ')}${ordered(sort, sort.expression)}` +
    ` LIMIT ${LITERAL_LIMITS.has(limit) ? limit + 1 : bind(limit + 1)}` +
    (offset > 0 ? ` OFFSET ${bind(offset)}` : '');
  const page =
    details === undefined
      ? `SELECT ${columns}${positionOf(sort, sort.expression)}${tail}`
      : `SELECT ${columns}${positionOf(sort, 'sort_key')} FROM (SELECT org_id, id, ${sort.expression} AS sort_key${tail}) page JOIN ${details} USING (org_id, id)${ordered(sort, 'sort_key')}`;
  const text = withinBytes(page, bytes);
  return keepPlan ? { name: statementName(text), text, values } : { text, values };
}
