import type { Database } from '../platform/database/database.js';
import type { StoredTexts } from './stored-texts.js';

/** A stored value that today's rules refuse. */
export interface RefusedValue {
  /** The organization's slug. */
  readonly organization: string;
  readonly record: string;
  readonly id: string;
  /** The field, or the entry of its list, such as `tags.3`. */
  readonly field: string;
  /** The stable code, as in `details` of a 422. */
  readonly code: string;
  readonly message: string;
}

type Row = Readonly<Record<string, unknown>> & { readonly org_id: string; readonly id: string; readonly organization: string | null };

/** Rows a statement: at their largest they take some 20 MB. */
const PAGE = 1000;

/**
 * Every stored value that today's rules refuse. Reads in pages, so that memory does not grow with the number of
 * records.
 */
export async function* findRefused(database: Database, tables: readonly StoredTexts[]): AsyncGenerator<RefusedValue> {
  for (const table of tables) {
    for (let page = await readPage(database, table, null); page.length > 0; page = await readPage(database, table, page.at(-1) ?? null)) {
      for (const row of page) yield* refusedIn(table, row);
    }
  }
}

function* refusedIn({ record, fields, whole }: StoredTexts, row: Row): Generator<RefusedValue> {
  const found = Object.entries(fields).flatMap(([field, judge]) => (row[field] === null ? [] : judge(row[field], field)));
  for (const { at, code, message } of [...found, ...(whole?.(row) ?? [])]) {
    yield { organization: row.organization ?? row.org_id, record, id: row.id, field: at, code, message };
  }
}

function readPage(database: Database, { table, key = 'id', fields, only }: StoredTexts, after: Row | null): Promise<Row[]> {
  // Organizations are the only records without an `org_id`.
  const org = table === 'organizations' ? 'id' : 'org_id';
  const conditions = [...(only === undefined ? [] : [only]), ...(after ? [`(${org}, ${key}) > ($1, $2)`] : [])];
  const page =
    `SELECT ${org} AS org_id, ${key} AS id, ${Object.keys(fields).join(', ')} FROM ${table}` +
    `${conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`} ORDER BY ${org}, ${key} LIMIT ${PAGE}`;
  const text = `SELECT r.*, o.slug AS organization FROM (${page}) r LEFT JOIN organizations o ON o.id = r.org_id ORDER BY r.org_id, r.id`;
  return database.query<Row>({ text, values: after ? [after.org_id, after.id] : [] });
}
