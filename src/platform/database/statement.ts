import type { Timestamp } from '../../kernel/timestamp.js';
import { type Announcement, type StagedDelete, type StagedInsert, StagingError, type StagedRow, type StagedRows, type StagedUpdate } from './staged-rows.js';
import { statementName } from './statement-name.js';
import { type Table, writesStamps } from './table.js';

/** A statement with its parameters; a name lets each connection keep its plan. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** It changes rows, and so has no more than the writes' part of the pool. */
  readonly writes?: boolean;
}

/** The statement of a unit, with what it announces if it wrote rows. */
export interface UnitStatement extends Statement {
  /** What to announce, by the name of the result's column that holds the count of its rows. */
  readonly announces: Readonly<Record<string, Announcement>>;
}

/** Raised by `expect_rows` when a row is not, or no longer, as the unit found it. */
export const VERSION_CONFLICT = 'OTV01';

/** Raised by `stamp_guard` when a stamp is too old to be written. */
export const STALE_STAMP = 'OTS01';

/**
 * Everything that a unit staged, as one statement: each table and kind of write is one CTE, and the main SELECT counts
 * the rows that each found. Null if nothing was staged.
 *
 * @param opened what `stamp_open()` gave in this transaction; null if the statement has to guard its stamps itself
 */
export function renderStatement(staged: StagedRows, opened: Timestamp | null = null): UnitStatement | null {
  if (staged.empty) return null;
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const writes: string[] = [];
  const counts: string[] = [];
  const oldest = staged.oldestStamp;
  // First, so that it has its lock before any write may wait for a row.
  if (oldest !== null && opened === null) counts.push(`stamp_guard(${bind(oldest)})`);
  else if (oldest !== null && opened !== null && oldest < opened) throw new StagingError(`The stamp ${oldest} is older than its transaction, which opened at ${opened}`);
  const announces: Record<string, Announcement> = {};
  const add = (sql: string, expected?: { rows: number; table: string }): string => {
    const name = `w${writes.length + 1}`;
    writes.push(`${name} AS (${sql})`);
    // Each CTE is referred to in order: Postgres runs those that nothing refers to last, and a check inside one never.
    const count = `(SELECT count(*) FROM ${name})`;
    counts.push(expected ? `expect_rows(${count}, ${expected.rows}, '${expected.table}')` : `${count} AS ${name}`);
    return name;
  };
  for (const { table, row, version } of staged.expectations) {
    const where = table.key.map((column) => `${column} = ${bind(row[column])}`).join(' AND ');
    // The lock looks at the row as it is now, not only as the snapshot has it.
    add(`SELECT 1 FROM ${table.name} WHERE ${where} AND version = ${bind(version)} FOR NO KEY UPDATE`, { rows: 1, table: table.name });
  }
  for (const command of staged.commands()) {
    const { render, stamp, expects } = command;
    const sql = render(bind);
    if (stamp === undefined && writesStamps(sql)) throw new StagingError(`A command that writes to a table with stamps has to say which stamp it writes: ${sql}`);
    const name = add(`${sql} RETURNING 1`, expects && { rows: expects.rows, table: expects.of });
    // What is expected is not counted in the result, and so could never be announced.
    if (command.announces !== undefined && !expects) announces[name] = command.announces;
  }
  for (const { table, rows } of staged.tables()) {
    const inserts = rows.filter((row): row is StagedInsert => row.op === 'insert');
    for (const onConflict of ['error', 'nothing'] as const) {
      const group = inserts.filter((row) => row.onConflict === onConflict);
      if (group.length > 0) add(insertSql(table, group, bind) + (onConflict === 'nothing' ? ' ON CONFLICT DO NOTHING RETURNING 1' : ' RETURNING 1'));
    }
    const updates = rows.filter((row): row is StagedUpdate => row.op === 'update');
    if (updates.length > 0) add(`${updateSql(table, updates, bind)} RETURNING 1`, { rows: updates.length, table: table.name });
    const deletes = rows.filter((row): row is StagedDelete => row.op === 'delete');
    if (deletes.length > 0) add(`${deleteSql(table, deletes, bind)} RETURNING 1`, { rows: deletes.length, table: table.name });
  }
  const text = `WITH ${writes.join(', ')} SELECT ${counts.join(', ')}`;
  const name = statementName(text);
  return name === undefined ? { text, values, announces } : { name, text, values, announces };
}

function insertSql(table: Table, rows: readonly StagedInsert[], bind: (value: unknown) => string): string {
  const columns = table.columns.join(', ');
  const [first] = rows;
  if (rows.length === 1 && first) {
    return `INSERT INTO ${table.name} (${columns}) VALUES (${table.columns.map((column) => bind(parameter(table, first.row, column))).join(', ')})`;
  }
  return `INSERT INTO ${table.name} (${columns}) SELECT ${columns} FROM ${recordset(table, table.columns, rows, bind)}`;
}

function updateSql(table: Table, rows: readonly StagedUpdate[], bind: (value: unknown) => string): string {
  const changed = table.columns.filter((column) => !table.key.includes(column));
  const [first] = rows;
  if (rows.length === 1 && first) {
    const set = changed.map((column) => `${column} = ${bind(parameter(table, first.row, column))}`).join(', ');
    return `UPDATE ${table.name} SET ${set} WHERE ${whereKey(table, first, bind)}`;
  }
  const set = changed.map((column) => `${column} = r.${column}`).join(', ');
  return `UPDATE ${table.name} t SET ${set} FROM ${recordset(table, table.columns, rows, bind)} WHERE ${joinKey(table)}`;
}

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

/** Many rows go as one JSON parameter: otherwise each number of rows would be another statement to plan and to keep. */
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
