import type { QueryResultRow } from 'pg';
import type { Database } from './database.js';
import { type Position, readCursor, type SortType, writeCursor } from './keyset-cursor.js';
import { statementName } from './statement-name.js';
import type { Statement } from './statement.js';

/** A list over one table, cut into pages by the row after which each begins: a page costs the same at any depth. */
export interface KeysetList {
  readonly table: string;
  readonly columns: string;
  /** Conditions and the values that they bind; all hold together. */
  readonly where: Where;
  /** The expression is never null: a row comparison over nulls would lose rows. Ties go by id. */
  readonly sort: { readonly expression: string; readonly type: SortType; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
  /** What makes the list this list; a cursor is good for it alone. */
  readonly identity: readonly unknown[];
  /** Whether each connection keeps its plan. Not for searches: what is best for them depends on the word. */
  readonly keepPlan: boolean;
}

/** Collects the conditions of a statement with their values. */
export class Where {
  readonly conditions: string[] = [];
  readonly values: unknown[] = [];

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
}

/** Reads one page. Throws `invalid` on `cursor` if it is not one of this list. */
export async function readPage<Row extends QueryResultRow & { id: string }>(database: Database, list: KeysetList): Promise<KeysetPage<Row>> {
  const after = list.cursor === null ? null : readCursor(list.identity, list.sort.type, list.cursor);
  const rows = await database.query<Row & { position: string }>(pageStatement(list, after));
  const page = rows.slice(0, list.limit);
  const last = page.at(-1);
  return { rows: page, nextCursor: rows.length > list.limit && last ? writeCursor(list.identity, { value: last.position, id: last.id }) : null };
}

/** How many rows the conditions find. */
export async function countRows(database: Database, table: string, where: Where, keepPlan: boolean): Promise<number> {
  const [row] = await database.query<{ total: number }>(prepared(`SELECT count(*)::int AS total FROM ${table} WHERE ${where.toString()}`, where.values, keepPlan));
  return row?.total ?? 0;
}

/** One page and the row after it, with the sort key of each row as `position`. */
function pageStatement({ table, columns, where, sort, limit, offset, keepPlan }: KeysetList, after: Position | null): Statement {
  const { expression, type, descending } = sort;
  const conditions = [...where.conditions];
  const values = [...where.values];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  if (after) conditions.push(`(${expression}, id) ${descending ? '<' : '>'} (${bind(after.value)}::${type}, ${bind(after.id)}::uuid)`);
  const direction = descending ? 'DESC' : 'ASC';
  const text =
    `SELECT ${columns}, (${expression})::text AS position FROM ${table} WHERE ${conditions.join(' AND ')}` +
    ` ORDER BY ${expression} ${direction}, id ${direction} LIMIT ${bind(limit + 1)}` +
    (offset > 0 ? ` OFFSET ${bind(offset)}` : '');
  return prepared(text, values, keepPlan);
}

function prepared(text: string, values: readonly unknown[], keepPlan: boolean): Statement {
  const name = keepPlan ? statementName(text) : undefined;
  return name === undefined ? { text, values } : { name, text, values };
}
