import type { MigrationInterface, QueryRunner } from 'typeorm';
import { type Report, reportOf } from './folded-contacts/report.js';

type Row = Readonly<Record<string, unknown>> & { readonly org_id: string; readonly id: string };
type Position = Pick<Row, 'org_id' | 'id'>;

/** A table whose texts are brought to NFC. */
interface Texts {
  readonly table: string;
  /** The most characters of each text; for a column of lists, of each entry. */
  readonly columns: Readonly<Record<string, number>>;
  /** Columns that are lists of texts. */
  readonly lists?: readonly string[];
  /** Whether its rows have a version and a time of the last change, which must move. */
  readonly followed?: true;
}

/**
 * The texts that people wrote, with the limits of this release. Left out: keys of stages, which clients store, and
 * `contacts.deal_stage`, which holds such a key; addresses of webhooks, since another form of a path is another path;
 * and events, which are history.
 */
const TEXTS: readonly Texts[] = [
  { table: 'organizations', columns: { name: 255 } },
  { table: 'users', columns: { email: 254 } },
  { table: 'api_keys', columns: { name: 255 } },
  { table: 'pipelines', columns: { name: 255 } },
  { table: 'stages', columns: { label: 64 } },
  { table: 'contacts', columns: { full_name: 255, company: 255, email: 254, phone: 64, location: 255, label: 64, tags: 64 }, lists: ['tags'], followed: true },
  { table: 'deals', columns: { name: 255 }, followed: true },
  { table: 'tasks', columns: { title: 500, category: 64 }, followed: true },
  { table: 'webhook_subscriptions', columns: { description: 255 }, followed: true },
];

/** Rows of a chunk: few enough for memory if all of them change. */
const CHUNK = 5000;
/** A character in NFC has at most this many in a form that is not. */
const CHARACTERS_COMPOSED = 4;

/**
 * Brings texts that are older than the rule to Unicode NFC. `version` and `updated_at` move, so that incremental sync
 * sees it; there is no event. Columns for comparing (`contacts_search`, `email_key`, stages) are made of a form that
 * NFC does not change, and stay.
 * A text stays as it is if NFC would make it longer than its limit. Tags that become equal both stay, as if they had
 * been sent so. Each chunk is a transaction of its own, and a row that is in NFC is not written: an interrupted
 * migration resumes where it was.
 */
export class ComposedTexts1764374400000 implements MigrationInterface {
  readonly name = 'ComposedTexts1764374400000';
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    const report = reportOf(runner);
    for (const texts of TEXTS) await composeTable(runner, texts, report);
  }

  async down(): Promise<void> {
    return Promise.reject(new Error('Migrations only go forward: restore a backup instead.'));
  }
}

async function composeTable(runner: QueryRunner, texts: Texts, report: Report): Promise<void> {
  const { table } = texts;
  const [counted] = (await runner.query(`SELECT count(*)::int AS total FROM ${table}`)) as { total: number }[];
  const total = counted?.total ?? 0;
  let [seen, changed] = [0, 0];
  for (let after: Position | null = null, end: Position | null = null; ; after = end) {
    end = await endOfChunk(runner, table, after);
    changed += await composeChunk(runner, texts, after, end);
    if (end === null) break;
    seen += CHUNK;
    report(`Looked through ${seen} of ${total} ${table}: ${changed} were not in NFC.`, false);
  }
  if (changed > 0) report(`Brought ${changed} of ${total} ${table} to NFC.`, true);
}

/** The last row of the chunk, or null if it is the last chunk. */
async function endOfChunk(runner: QueryRunner, table: string, after: Position | null): Promise<Position | null> {
  const { where, values } = range(table, after, null);
  const [end] = (await runner.query(`SELECT ${keyOf(table)} FROM ${table} WHERE ${where} ORDER BY ${orderOf(table)} OFFSET ${CHUNK - 1} LIMIT 1`, values)) as Position[];
  return end ?? null;
}

/** Returns how many rows were changed. A row that another process changes meanwhile is read again. */
async function composeChunk(runner: QueryRunner, texts: Texts, after: Position | null, end: Position | null): Promise<number> {
  for (let written = 0; ; ) {
    const rows = (await readUnplain(runner, texts, after, end)).flatMap((row) => composedRow(texts, row) ?? []);
    if (rows.length === 0) return written;
    written += await write(runner, texts, rows);
  }
}

/**
 * Rows with a text that is not ASCII; ASCII is always NFC. This process decides what NFC is: Postgres may have another
 * version of Unicode.
 */
function readUnplain(runner: QueryRunner, { table, columns, lists = [], followed }: Texts, after: Position | null, end: Position | null): Promise<Row[]> {
  const { where, values } = range(table, after, end);
  const all = `concat(${Object.keys(columns).map((column) => (lists.includes(column) ? `array_to_string(${column}, '')` : column)).join(', ')})`;
  const selected = [keyOf(table), ...Object.keys(columns), ...(followed ? ['version'] : [])].join(', ');
  return runner.query(`SELECT ${selected} FROM ${table} WHERE ${where} AND octet_length(${all}) <> char_length(${all})`, values) as Promise<Row[]>;
}

function composedRow({ columns }: Texts, row: Row): Row | null {
  const changes = Object.entries(columns).map(([column, max]): [string, unknown] => {
    const value = row[column];
    return [column, Array.isArray(value) ? value.map((one) => composed(one, max)) : composed(value, max)];
  });
  const isSame = changes.every(([column, value]) => JSON.stringify(value) === JSON.stringify(row[column]));
  return isSame ? null : { ...row, ...Object.fromEntries(changes) };
}

function composed(text: unknown, max: number): unknown {
  // Composing takes time quadratic in a run of marks; a text this long would exceed its limit composed, too.
  if (typeof text !== 'string' || lengthOf(text) > max * CHARACTERS_COMPOSED) return text;
  const nfc = text.normalize('NFC');
  return lengthOf(nfc) > max ? text : nfc;
}

/** In characters, as Postgres counts. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

async function write(runner: QueryRunner, { table, columns, lists = [], followed }: Texts, rows: readonly Row[]): Promise<number> {
  await runner.startTransaction();
  try {
    const set = Object.keys(columns).map((column) => `${column} = n.${column}`);
    if (followed) {
      const [stamp] = (await runner.query('SELECT stamp_open()::text AS at')) as { at: string }[];
      set.push('version = t.version + 1', `updated_at = greatest(t.updated_at, '${stamp?.at ?? ''}'::timestamptz)`);
    }
    const types = [...Object.keys(columns).map((column) => `${column} ${lists.includes(column) ? 'text[]' : 'text'}`), ...(followed ? ['version integer'] : [])];
    const [counted] = (await runner.query(
      `WITH changed AS (
         UPDATE ${table} t SET ${set.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS n(org_id uuid, id uuid, ${types.join(', ')})
         WHERE ${table === 'organizations' ? 't.id = n.id' : 't.org_id = n.org_id AND t.id = n.id'}${followed ? ' AND t.version = n.version' : ''} RETURNING 1
       ) SELECT count(*)::int AS count FROM changed`,
      [JSON.stringify(rows)],
    )) as { count: number }[];
    await runner.commitTransaction();
    return counted?.count ?? 0;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

/** Organizations are the only rows without an `org_id`. */
function keyOf(table: string): string {
  return table === 'organizations' ? 'id AS org_id, id' : 'org_id, id';
}

function orderOf(table: string): string {
  return table === 'organizations' ? 'id' : 'org_id, id';
}

/** The rows after one key, up to and including another, along the primary key. */
function range(table: string, after: Position | null, end: Position | null): { readonly where: string; readonly values: readonly string[] } {
  const values: string[] = [];
  const place = ({ org_id, id }: Position): string => {
    const own = table === 'organizations' ? [id] : [org_id, id];
    return `(${own.map((value) => `$${values.push(value)}::uuid`).join(', ')})`;
  };
  const key = `(${orderOf(table)})`;
  const conditions = [...(after ? [`${key} > ${place(after)}`] : []), ...(end ? [`${key} <= ${place(end)}`] : [])];
  return { where: conditions.join(' AND ') || 'true', values };
}
