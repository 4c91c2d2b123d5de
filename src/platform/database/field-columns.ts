import { type FieldKind, fieldNames, type FieldSpec, type FieldTable, type FieldValues } from '../../kernel/fields.js';
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

export function toFieldRow<Table extends FieldTable>(table: Table, values: FieldValues<Table>): FieldRow<Table> {
  return convert(table, (name) => values[name], snakeCase, 'write') as FieldRow<Table>;
}

export function fromFieldRow<Table extends FieldTable>(table: Table, row: FieldRow<Table>): FieldValues<Table> {
  return convert(table, (name) => (row as Readonly<Record<string, unknown>>)[snakeCase(name)], (name) => name, 'read') as FieldValues<Table>;
}

function convert(table: FieldTable, from: (name: string) => unknown, to: (name: string) => string, direction: 'read' | 'write'): object {
  const converted: Record<string, unknown> = {};
  for (const name of fieldNames(table)) {
    const value = from(name);
    const change = COLUMNS[(table[name] as FieldSpec).kind][direction] as ((value: unknown) => unknown) | undefined;
    converted[to(name)] = value === null || !change ? value : change(value);
  }
  return converted;
}
