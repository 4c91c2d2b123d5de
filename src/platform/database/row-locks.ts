import type { StagedRows } from './staged-rows.js';
import type { Statement } from './statement.js';
import type { Table } from './table.js';

/** A record whose version the statement of a unit checks. */
export interface VersionedRow {
  readonly table: Table;
  readonly values: readonly unknown[];
  readonly isDeleted: boolean;
}

/** The records that the unit may conflict on. */
export function versionedRows(staged: StagedRows): VersionedRow[] {
  const written = staged
    .tables()
    .flatMap(({ table, rows }) => (table.versioned ? rows.filter(({ op }) => op !== 'insert').map(({ op, row }) => ({ table, row, isDeleted: op === 'delete' })) : []));
  const read = staged.expectations.map(({ table, row }) => ({ table, row, isDeleted: false }));
  return [...written, ...read].map(({ table, row, isDeleted }) => ({ table, values: table.key.map((column) => row[column]), isDeleted }));
}

/**
 * One statement for all rows of a table with the same kind of lock: in the order of their keys, as all units lock them.
 */
export function lockStatements(rows: readonly VersionedRow[]): Statement[] {
  const groups = new Map<string, VersionedRow[]>();
  for (const row of rows) {
    const alike = `${row.table.name} ${row.isDeleted}`;
    const group = groups.get(alike);
    if (group) group.push(row);
    else groups.set(alike, [row]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { table, isDeleted } = first;
    const key = table.key.join(', ');
    const given = table.key.map((column, index) => `$${index + 1}::${table.types[column] ?? 'text'}[]`).join(', ');
    const text = `SELECT 1 FROM ${table.name} t JOIN unnest(${given}) AS k(${key}) USING (${key}) ORDER BY ${key} ${isDeleted ? 'FOR UPDATE' : 'FOR NO KEY UPDATE'} OF t`;
    return [{ text, values: table.key.map((_, index) => group.map(({ values }) => values[index])) }];
  });
}

/** The name under which units of this process queue for the record. */
export function queueKey(table: Table, key: readonly unknown[]): string {
  return [table.name, ...key].join('\u0000');
}
