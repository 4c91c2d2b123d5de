import type { QueryResultRow } from 'pg';
import type { OrgId } from '../../kernel/ids.js';
import type { Page } from '../../kernel/page.js';
import { RenderedJson, type RenderedRecord } from '../../kernel/rendered-json.js';
import type { Database } from './database.js';
import type { Position } from './keyset-cursor.js';
import { type KeysetList, pageStatement, placeIn, readPageBy } from './keyset-list.js';
import { ALWAYS_FITS, withinBytes } from './page-bytes.js';
import type { Statement } from './statement.js';

/** What a row has beside its columns if it keeps the published JSON of its record. All are null until it is rendered. */
export interface BodyRow {
  /** The published record, byte for byte. */
  body: string | null;
  /** The version of the row that it was made of. */
  body_version: number | null;
  /** The form in which the release published that made it. */
  body_form: number | null;
}

/** The columns as `defineTable` takes them. */
export const BODY_COLUMNS = {
  body: { type: 'text', nullable: true },
  body_version: { type: 'integer', nullable: true },
  body_form: { type: 'integer', nullable: true },
} as const;

export interface RecordBodiesOptions<Row, View, Published> {
  readonly table: string;
  /** The word for one of its records. */
  readonly record: string;
  /** Those that the record is rendered from, `id` and `version` among them. */
  readonly columns: readonly string[];
  /** SQL of the bytes of a row's large columns, if it has any. */
  readonly bytes?: string;
  readonly toView: (row: Row) => View;
  readonly render: (view: View) => RenderedJson<Published>;
  /** The form of the published record. A new one needs an index of the stale bodies: see the migration `RecordBodies`. */
  readonly form: number;
}

/** An index has the rows that are looked for, in their order; before an ANALYZE the planner may not think so. */
const BY_INDEX = { enable_seqscan: 'off', enable_bitmapscan: 'off', enable_sort: 'off' };

/** How many rows are rendered at a time in the background. */
const STEP = 200;

interface BodyOnly {
  readonly body: string | null;
}

interface Key {
  readonly org_id: string;
  readonly id: string;
}

/**
 * The published JSON of a table's records, kept in their rows. A body counts only if it was made of the row's present
 * version and in the present form, which is decided here alone; all other records are rendered from their columns. So a
 * write that does not know the bodies only has to move the version, as every write does.
 */
export class RecordBodies<Row extends QueryResultRow & { readonly id: string; readonly version: number }, View extends { readonly version: number }, Published> {
  /** SQL that holds if the row needs a new body. Of a newer form, the release that made it takes care. Its index has this very expression. */
  readonly isStale: string;
  private readonly isCurrent: string;
  private readonly columns: string;

  constructor(readonly of: RecordBodiesOptions<Row, View, Published>) {
    this.isCurrent = `body_version = version AND body_form = ${of.form}`;
    this.isStale = `(body_version IS DISTINCT FROM version OR coalesce(body_form, 0) < ${of.form})`;
    this.columns = of.columns.join(', ');
  }

  /** The columns of the body, for a write of this state. */
  stored(state: View): BodyRow {
    return { body: this.of.render(state).text, body_version: state.version, body_form: this.of.form };
  }

  /** The record, or null if the organization has none with this id. */
  async find(database: Database, orgId: OrgId, id: string): Promise<RenderedRecord<Published> | null> {
    const { table } = this.of;
    const values = [orgId, id];
    const [found] = await database.query<BodyOnly & { version: number }>({ name: `${table}_body`, text: `SELECT id, version, ${this.column()} FROM ${table} WHERE org_id = $1 AND id = $2`, values });
    if (!found) return null;
    if (found.body !== null) return { id, version: found.version, body: new RenderedJson(found.body) };
    const [row] = await database.query<Row>({ name: `${table}_rendered`, text: `SELECT ${this.columns} FROM ${table} WHERE org_id = $1 AND id = $2`, values });
    return row ? { id, version: row.version, body: this.render(row) } : null;
  }

  /**
   * Reads one page. If a record of it has no body, or one that is so large that the bytes of the page have to be looked at, the
   * whole page is read again from the columns. A listed column that it is sorted by must be published under its name: the cursor is
   * made of the last record, so that no row has to carry what a cursor needs.
   */
  async list(database: Database, list: Omit<KeysetList, 'columns' | 'bytes'>): Promise<Page<RenderedJson<Published>>> {
    const stored = { ...list, columns: this.column(`octet_length(body) <= ${ALWAYS_FITS}`) };
    const columns = { ...list, columns: this.columns, bytes: this.of.bytes };
    const read = async (after: Position | null): Promise<(BodyOnly | Row)[]> => {
      const bodies = await database.query<BodyOnly>(pageStatement(stored, after));
      return bodies.every(({ body }) => body !== null) ? bodies : database.query<Row>(pageStatement(columns, after));
    };
    const { rows, ...page } = await readPageBy<BodyOnly | Row>(database, list, read, (row) => placeIn(list.sort, isBody(row) ? { ...row, ...(JSON.parse(row.body ?? '{}') as object) } : row));
    return { items: rows.map((row) => (isBody(row) ? new RenderedJson<Published>(row.body ?? '') : this.render(row))), ...page };
  }

  /** Reads the next rows, behind this one, that need a new body. */
  staleAfter(row: Key | null): Statement {
    return { ...this.page(this.isStale, row), settings: BY_INDEX };
  }

  /** Reads the next rows, behind this one, whose body counts, together with it. */
  currentAfter(row: Key | null): Statement {
    return this.page(this.isCurrent, row);
  }

  /** The record as its columns have it. */
  render(row: Row): RenderedJson<Published> {
    return this.of.render(this.of.toView(row));
  }

  private page(condition: string, after: Key | null): Statement {
    const { table, bytes } = this.of;
    const text = `SELECT org_id, ${this.columns}, body FROM ${table} WHERE ${condition}${after ? ' AND (org_id, id) > ($1, $2)' : ''} ORDER BY org_id, id LIMIT ${STEP}`;
    return { text: withinBytes(text, bytes), values: after ? [after.org_id, after.id] : [] };
  }

  /** @param fits SQL of a further condition */
  private column(fits = 'true'): string {
    return `CASE WHEN ${this.isCurrent} AND ${fits} THEN body END AS body`;
  }
}

function isBody(row: object): row is BodyOnly {
  return 'body' in row;
}

/** The bodies of whichever table. */
export type AnyRecordBodies = Pick<RecordBodies<QueryResultRow & { id: string; version: number }, { version: number }, unknown>, 'isStale' | 'staleAfter' | 'currentAfter'> & {
  readonly of: { readonly table: string; readonly record: string; readonly form: number };
  render(row: QueryResultRow): RenderedJson;
};
