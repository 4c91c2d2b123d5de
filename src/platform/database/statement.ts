import { memoized } from '../../kernel/memo.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { type Announcement, type Expectation, type SetCheck, type StagedDelete, type StagedInsert, StagingError, type StagedRow, type StagedRows, type StagedUpdate } from './staged-rows.js';
import { statementName } from './statement-name.js';
import { type Table, writesStamps } from './table.js';

/** A statement with its parameters; a name lets each connection keep its plan. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** It changes rows, and so may only use the writes' share of the pool. */
  readonly writes?: boolean;
  /** For its plan or its time; only outside of a transaction. */
  readonly settings?: TransactionSettings;
}

/** Settings of Postgres for one transaction, by their names. */
export type TransactionSettings = Readonly<Record<string, string>>;

/** The statement of a unit, with its announcements if it wrote rows. */
export interface UnitStatement extends Statement {
  /** The announcements, by the column of the result that holds the count of their rows. */
  readonly announces: Readonly<Record<string, readonly Announcement[]>>;
}

/** Raised by `expect_rows` if a row has changed since the unit read it. */
export const VERSION_CONFLICT = 'OTV01';

/** Raised by `stamp_guard` when a stamp is too old to be written. */
export const STALE_STAMP = 'OTS01';

/**
 * All staged writes as one statement: each table and kind of write is one CTE, and the main SELECT counts the rows that
 * each found. Null if nothing was staged.
 * @param opened the result of `stamp_open()` in this transaction; null if the statement has to guard its stamps itself
 */
export function renderStatement(staged: StagedRows, opened: Timestamp | null = null): UnitStatement | null {
  if (staged.empty) return null;
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const writes: string[] = [];
  const counts: string[] = [];
  const oldest = staged.oldestStamp;
  // First, so that it takes its lock before any write may wait for a row.
  if (oldest !== null && opened === null) counts.push(`stamp_guard(${bind(oldest)})`);
  else if (oldest !== null && opened !== null && oldest < opened) throw new StagingError(`The stamp ${oldest} is older than its transaction, which opened at ${opened}`);
  const announces: Record<string, readonly Announcement[]> = {};
  const add = (sql: string, expected?: { rows: number; of: string }): string => {
    const name = `w${writes.length + 1}`;
    writes.push(`${name} AS (${sql})`);
    // The main SELECT references every CTE, in order: Postgres runs unreferenced data-modifying CTEs last and skips unreferenced SELECTs, and with them their check.
    const count = `(SELECT count(*) FROM ${name})`;
    // A single row is written out: its statement is another text anyway.
    if (expected) counts.push(`expect_rows(${count}, ${expected.rows === 1 ? 1 : `${bind(expected.rows)}::bigint`}, '${expected.of}')`);
    return name;
  };
  const counted = (name: string): void => void counts.push(`(SELECT count(*) FROM ${name}) AS ${name}`);
  for (const { of, render } of staged.checks) add(render(bind), { rows: 1, of });
  for (const group of byTable(staged.expectations)) add(expectSql(group, bind), { rows: group.length, of: group[0].table.name });
  for (const { render, stamp, expects, announces: announcements } of staged.commands()) {
    const sql = render(bind);
    if (stamp === undefined && writesStamps(sql)) throw new StagingError(`A command that writes to a table with stamps has to say which stamp it writes: ${sql}`);
    const name = add(`${sql} RETURNING 1`, expects);
    if (!expects || announcements) counted(name);
    if (announcements) announces[name] = announcements;
  }
  for (const { table, rows } of staged.tables()) {
    const inserts = rows.filter((row): row is StagedInsert => row.op === 'insert');
    for (const onConflict of ['error', 'nothing'] as const) {
      const group = inserts.filter((row) => row.onConflict === onConflict);
      if (group.length > 0) counted(add(insertSql(table, group, values, bind) + (onConflict === 'nothing' ? ' ON CONFLICT DO NOTHING RETURNING 1' : ' RETURNING 1')));
    }
    const updates = rows.filter((row): row is StagedUpdate => row.op === 'update');
    if (updates.length > 0) add(`${updateSql(table, updates, values, bind)} RETURNING 1`, { rows: updates.length, of: table.name });
    const deletes = rows.filter((row): row is StagedDelete => row.op === 'delete');
    if (deletes.length > 0) add(`${deleteSql(table, deletes, bind)} RETURNING 1`, { rows: deletes.length, of: table.name });
  }
  const text = `WITH ${writes.join(', ')} SELECT ${counts.join(', ')}`;
  return { name: statementName(text), text, values, announces };
}

/** The checks alone, for a unit that writes nothing. */
export function renderChecks(checks: readonly SetCheck[]): Statement {
  const values: unknown[] = [];
  const counts = checks.map(({ of, render }) => `expect_rows((SELECT count(*) FROM (${render((value) => `$${values.push(value)}`)}) c), 1, '${of}')`);
  const text = `SELECT ${counts.join(', ')}`;
  return { name: statementName(text), text, values };
}

/** The expectations of each table and strength, in the order of their keys. */
function byTable(expectations: readonly Expectation[]): [Expectation, ...Expectation[]][] {
  const groups = new Map<string, [Expectation, ...Expectation[]]>();
  for (const expectation of expectations) {
    const key = `${expectation.table.name} ${expectation.isShared}`;
    const group = groups.get(key);
    if (group) group.push(expectation);
    else groups.set(key, [expectation]);
  }
  return [...groups.values()];
}

/** The row lock checks the current version of each row, not only that of the snapshot. */
function expectSql(group: readonly [Expectation, ...Expectation[]], bind: (value: unknown) => string): string {
  const [{ table, row, version, isShared }, ...others] = group;
  const lock = isShared ? 'SHARE' : 'NO KEY UPDATE';
  if (others.length === 0) {
    const where = table.key.map((column) => `${column} = ${bind(row[column])}`).join(' AND ');
    return `SELECT 1 FROM ${table.name} WHERE ${where} AND version = ${bind(version)} FOR ${lock}`;
  }
  const rows = group.map((expectation) => ({ op: 'update', row: expectation.row, expectedVersion: expectation.version }) as const);
  const order = table.key.map((column) => `t.${column}`).join(', ');
  return `SELECT 1 FROM ${table.name} t JOIN ${recordset(table, table.key, rows, bind)} ON ${joinKey(table)} ORDER BY ${order} FOR ${lock} OF t`;
}

function insertSql(table: Table, rows: readonly StagedInsert[], values: unknown[], bind: (value: unknown) => string): string {
  const [first] = rows;
  if (rows.length === 1 && first) {
    const text = ofOneRow(table, 'insert', values.length);
    for (const column of table.columns) values.push(parameter(table, first.row, column));
    return text;
  }
  const columns = table.columns.join(', ');
  return `INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM ${recordset(table, table.columns, rows, bind)}`;
}

function updateSql(table: Table, rows: readonly StagedUpdate[], values: unknown[], bind: (value: unknown) => string): string {
  const changed = changeable(table);
  const [first] = rows;
  if (rows.length === 1 && first) {
    const text = ofOneRow(table, 'update', values.length);
    for (const column of changed) values.push(parameter(table, first.row, column));
    return `${text} WHERE ${whereKey(table, first, bind)}`;
  }
  const set = changed.map((column) => `${column} = r.${column}`).join(', ');
  return `UPDATE ${table.name} t SET ${set} FROM ${recordset(table, table.columns, rows, bind)} WHERE ${joinKey(table)}`;
}

const changeable = memoized((table: Table) => table.columns.filter((column) => !table.key.includes(column)));

/** The texts of one row, which are the same in every unit, by the number of values before theirs. */
const textsOfOneRow = memoized((_table: Table) => ({ insert: new Map<number, string>(), update: new Map<number, string>() }));

/** The text of an INSERT, or of an UPDATE without its WHERE, whose values are bound in the order of their columns behind so many others. */
function ofOneRow(table: Table, kind: 'insert' | 'update', before: number): string {
  const texts = textsOfOneRow(table)[kind];
  const known = texts.get(before);
  if (known !== undefined) return known;
  const text =
    kind === 'insert'
      ? `INSERT INTO ${table.name} (${table.columns.join(', ')}) VALUES (${table.columns.map((_column, index) => `$${before + index + 1}`).join(', ')})`
      : `UPDATE ${table.name} SET ${changeable(table).map((column, index) => `${column} = $${before + index + 1}`).join(', ')}`;
  // A unit of one row a table binds some hundred values at most; others are not worth it.
  if (before < MAX_BEFORE) texts.set(before, text);
  return text;
}

const MAX_BEFORE = 500;

function deleteSql(table: Table, rows: readonly StagedDelete[], bind: (value: unknown) => string): string {
  const [first] = rows;
  if (rows.length === 1 && first) return `DELETE FROM ${table.name} WHERE ${whereKey(table, first, bind)}`;
  return `DELETE FROM ${table.name} t USING ${recordset(table, table.key, rows, bind)} WHERE ${joinKey(table)}`;
}

function whereKey(table: Table, staged: StagedUpdate | StagedDelete, bind: (value: unknown) => string): string {
  const conditions = table.key.map((column) => `${column} = ${bind(staged.row[column])}`);
  if (table.versioned) conditions.push(`version = ${bind(staged.expectedVersion)}`);
  return conditions.join(' AND ');
}

function joinKey(table: Table): string {
  const conditions = table.key.map((column) => `t.${column} = r.${column}`);
  if (table.versioned) conditions.push('t.version = r.expected_version');
  return conditions.join(' AND ');
}

/** Many rows are one JSON parameter: otherwise each number of rows would be another statement to prepare. */
function recordset(table: Table, columns: readonly string[], rows: readonly StagedRow[], bind: (value: unknown) => string): string {
  const records = rows.map((staged) => {
    const record: Record<string, unknown> = {};
    for (const column of columns) record[column] = staged.row[column];
    if (staged.op !== 'insert') record['expected_version'] = staged.expectedVersion;
    return record;
  });
  const types = columns.map((column) => `${column} ${table.types[column] ?? 'text'}`);
  if (table.versioned && rows.some((row) => row.op !== 'insert')) types.push('expected_version integer');
  return `jsonb_to_recordset(${bind(JSON.stringify(records))}::jsonb) AS r(${types.join(', ')})`;
}

function parameter(table: Table, row: Readonly<Record<string, unknown>>, column: string): unknown {
  const value = row[column];
  return table.types[column] === 'jsonb' && value !== null ? JSON.stringify(value) : value;
}
