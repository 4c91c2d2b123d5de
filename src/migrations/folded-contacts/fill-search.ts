import type { QueryRunner } from 'typeorm';
import { digitsOf, emailKey, fold } from './frozen-text.js';
import type { Report } from './report.js';

interface Contact {
  readonly org_id: string;
  readonly id: string;
  readonly created_at: string;
  readonly full_name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

interface SearchRow {
  readonly org_id: string;
  readonly id: string;
  readonly created_at: string;
  readonly email_key: string | null;
  readonly folded: string;
}

/** Rows a statement: few enough to be interrupted soon, enough to make round trips negligible. */
const CHUNK = 5000;
const SEPARATOR = '\u001f';

/**
 * Gives each contact its row of `contacts_search`. Correct rows are skipped: a run after an interruption resumes where
 * it was, and repairs rows that another release may have changed meanwhile.
 */
export async function fillSearch(runner: QueryRunner, report: Report): Promise<void> {
  const total = await count(runner, 'contacts');
  const isNew = (await count(runner, 'contacts_search')) === 0;
  let done = 0;
  let reading = read(runner, null);
  for (;;) {
    const contacts = await reading;
    const last = contacts.at(-1);
    if (!last) break;
    // Pipelining: Postgres reads the next chunk while this process computes.
    reading = read(runner, last);
    reading.catch(() => undefined);
    const stored = isNew ? new Map<string, SearchRow>() : await readStored(runner, contacts[0] ?? last, last);
    await write(runner, contacts.map(toSearchRow).filter((row) => !isSame(row, stored.get(`${row.org_id} ${row.id}`))));
    done += contacts.length;
    report(`${done} of ${Math.max(total, done)} contacts can be searched by the new rules.`, done >= total);
  }
}

async function count(runner: QueryRunner, table: string): Promise<number> {
  const [row] = (await runner.query(`SELECT count(*)::int AS count FROM ${table}`)) as { count: number }[];
  return row?.count ?? 0;
}

function read(runner: QueryRunner, after: Contact | null): Promise<Contact[]> {
  return runner.query(
    `SELECT org_id, id, created_at::text, full_name, company, email, phone FROM contacts
     ${after ? 'WHERE (org_id, id) > ($1, $2)' : ''} ORDER BY org_id, id LIMIT ${CHUNK}`,
    after ? [after.org_id, after.id] : [],
  ) as Promise<Contact[]>;
}

async function readStored(runner: QueryRunner, first: Contact, last: Contact): Promise<Map<string, SearchRow>> {
  const rows = (await runner.query(
    'SELECT org_id, id, created_at::text, email_key, folded FROM contacts_search WHERE (org_id, id) >= ($1, $2) AND (org_id, id) <= ($3, $4) ORDER BY org_id, id',
    [first.org_id, first.id, last.org_id, last.id],
  )) as SearchRow[];
  return new Map(rows.map((row) => [`${row.org_id} ${row.id}`, row]));
}

async function write(runner: QueryRunner, rows: readonly SearchRow[]): Promise<void> {
  if (rows.length === 0) return;
  await runner.query(
    `INSERT INTO contacts_search (org_id, id, created_at, email_key, folded)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[])
     ON CONFLICT (org_id, id) DO UPDATE SET created_at = excluded.created_at, email_key = excluded.email_key, folded = excluded.folded`,
    [rows.map(({ org_id }) => org_id), rows.map(({ id }) => id), rows.map(({ created_at }) => created_at), rows.map(({ email_key }) => email_key), rows.map(({ folded }) => folded)],
  );
}

function toSearchRow({ org_id, id, created_at, full_name, company, email, phone }: Contact): SearchRow {
  const part = (text: string | null): string => (text === null ? '' : fold(text).replaceAll(SEPARATOR, ' '));
  const folded = [part(full_name), part(company), part(email), phone === null ? '' : digitsOf(phone)].join(SEPARATOR);
  return { org_id, id, created_at, email_key: email === null ? null : emailKey(email), folded };
}

function isSame(row: SearchRow, stored: SearchRow | undefined): boolean {
  return stored !== undefined && stored.folded === row.folded && stored.email_key === row.email_key && stored.created_at === row.created_at;
}
