import { compileCopy } from '../../kernel/copier.js';
import { type FieldKind, fieldNames, type FieldSpec, type FieldTable, type FieldValues } from '../../kernel/fields.js';
import { memoized } from '../../kernel/memo.js';
import { type SnakeCase, snakeCase } from '../../kernel/snake-case.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { fromDatabaseTime } from './database-time.js';
import type { ColumnType } from './table.js';

interface Column {
  readonly type: ColumnType;
  readonly nullable: boolean;
  /** As it is written. */
  readonly write?: (value: never) => unknown;
  /** As it is read; only of what is not null. */
  readonly read?: (stored: never) => unknown;
}

/** How each kind of field is stored. Times and money are text on the way. */
const COLUMNS: Readonly<Record<FieldKind, Column>> = {
  text: { type: 'text', nullable: true },
  name: { type: 'text', nullable: false },
  email: { type: 'text', nullable: true },
  word: { type: 'text', nullable: false },
  // Two decimals at most were let in, so this is the number itself.
  money: { type: 'numeric(14,2)', nullable: true, write: (value: number) => value.toFixed(2), read: Number },
  number: { type: 'double precision', nullable: true },
  wholeNumber: { type: 'integer', nullable: true },
  flag: { type: 'boolean', nullable: false },
  texts: { type: 'text[]', nullable: false, write: (value: readonly string[]) => [...value] },
  moment: { type: 'timestamptz(3)', nullable: true, read: fromDatabaseTime },
  reference: { type: 'uuid', nullable: true },
};

type Stored<Spec> = Spec extends FieldSpec<infer Kind, infer Value> ? (Kind extends 'money' ? string | null : Kind extends 'texts' ? string[] : Value extends Timestamp | null ? string | null : Value) : never;

/** The columns of a record's fields, as a row has them. */
export type FieldRow<Table extends FieldTable> = { -readonly [Name in keyof Table as Name extends string ? SnakeCase<Name> : never]: Stored<Table[Name]> };

type ColumnDefinitions<Row> = { readonly [Column in keyof Row & string]: ColumnType | { readonly type: ColumnType; readonly nullable: true } };

/** The columns as `defineTable` takes them. */
export function fieldColumns<Table extends FieldTable>(table: Table): ColumnDefinitions<FieldRow<Table>> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { kind }]) => {
      const { type, nullable } = COLUMNS[kind];
      return [snakeCase(name), nullable ? { type, nullable } : type];
    }),
  ) as unknown as ColumnDefinitions<FieldRow<Table>>;
}

/** Adds the columns of the fields to a row that is being made. */
export function toFieldRow<Table extends FieldTable, Row extends object>(table: Table, values: FieldValues<Table>, row: Row): Row & FieldRow<Table> {
  return copiersOf(table).write(values, row) as Row & FieldRow<Table>;
}

/** Adds the fields of the row to a state that is being made. */
export function fromFieldRow<Table extends FieldTable, State extends object>(table: Table, row: FieldRow<Table>, state: State): State & FieldValues<Table> {
  return copiersOf(table).read(row, state) as State & FieldValues<Table>;
}

type Copy = ReturnType<typeof compileCopy>;

const copiersOf = memoized((table: FieldTable): { readonly read: Copy; readonly write: Copy } => {
  const columns = fieldNames(table).map((name) => ({ name, column: snakeCase(name), ...COLUMNS[(table[name] as FieldSpec).kind] }));
  return {
    read: compileCopy(columns.map(({ name, column, read }) => ({ from: column, to: name, change: read }))),
    write: compileCopy(columns.map(({ name, column, write }) => ({ from: name, to: column, change: write }))),
  };
});
