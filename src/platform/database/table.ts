import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm';
import type { Failure } from '../../kernel/failure.js';
import { memoized } from '../../kernel/memo.js';

/** The Postgres types that tables use. Times and money stay text, so that no precision is lost. */
export type ColumnType = 'uuid' | 'text' | 'text[]' | 'integer' | 'boolean' | 'numeric(14,2)' | 'double precision' | 'timestamptz(3)' | 'jsonb' | 'bytea';

/** The reaction of the unit of work to the violation of a named constraint: a rerun, or this error. */
export type Violation = 'retry' | (() => Failure);

export interface TableDefinition<Row extends object> {
  readonly name: string;
  readonly columns: { readonly [Column in keyof Row & string]: ColumnType | { readonly type: ColumnType; readonly nullable: true } };
  /** The primary key, `org_id` first in every table of a tenant. */
  readonly key: readonly (keyof Row & string)[];
  /** Other unique keys; one staged row may not take a key that another gives up in the same unit. */
  readonly uniques?: readonly (readonly (keyof Row & string)[])[];
  /** The table's foreign keys, for the rule that no child is added while its parent is deleted. */
  readonly references?: readonly { readonly columns: readonly (keyof Row & string)[]; readonly table: string }[];
  /**
   * The column with the time of the last write, by which clients follow changes. Its values are guarded, so that a
   * reader can compute its watermark.
   */
  readonly stamp?: keyof Row & string;
  /** Whether each UPDATE and DELETE checks the version that was read. Required for a table with a column `version`. */
  readonly versioned?: boolean;
  /** Its rows are settings: a unit that writes one also writes to the audit log, or fails. */
  readonly audited?: true;
  /** It is the audit log. */
  readonly isAuditLog?: true;
  /** The meaning of each constraint by name. A name belongs to one table. */
  readonly violations?: Readonly<Record<string, Violation>>;
}

/** A table: TypeORM's metadata, and what the unit of work needs to write its rows. */
export interface Table<Row extends object = object> {
  readonly name: string;
  readonly entity: EntitySchema<Row>;
  readonly columns: readonly string[];
  readonly types: Readonly<Record<string, ColumnType>>;
  readonly key: readonly string[];
  readonly uniques: readonly (readonly string[])[];
  readonly references: readonly { readonly columns: readonly string[]; readonly table: string }[];
  /** Whether rows carry a `version` that every UPDATE and DELETE must name. */
  readonly versioned: boolean;
  /** The column with the time of the last write; null if clients do not follow it. */
  readonly stamp: string | null;
  readonly isAuditLog: boolean;
}

const constraints = new Map<string, { readonly table: string; readonly violation: Violation }>();

const stamped = new Set<string>();

const audited = new Set<string>();

/** Whether the rows of the table are settings, each change of which is told in the audit log. */
export function isAudited(table: string): boolean {
  return audited.has(table);
}

/** Whether the SQL writes rows of a table with a stamp. */
export function writesStamps(sql: string): boolean {
  return tablesWritten(sql).some((table) => stamped.has(table));
}

const tablesWritten = memoized((sql: string) => Array.from(sql.matchAll(/\b(?:UPDATE|INSERT INTO|MERGE INTO) (?:ONLY )?(\w+)/gi), ([, table = '']) => table.toLowerCase()));

/** The meaning of a constraint's violation, and its table. */
export function meaningOfConstraint(name: string): { readonly table: string; readonly violation: Violation } | undefined {
  return constraints.get(name);
}

/** Declares a table over a plain row interface. Its foreign keys and indexes live in the migrations. */
export function defineTable<Row extends object>(definition: TableDefinition<Row>): Table<Row> {
  const columns = Object.keys(definition.columns);
  const types: Record<string, ColumnType> = {};
  const entityColumns: Record<string, EntitySchemaColumnOptions> = {};
  for (const [name, column] of Object.entries<ColumnType | { type: ColumnType; nullable: true }>(definition.columns)) {
    const type = typeof column === 'string' ? column : column.type;
    types[name] = type;
    entityColumns[name] = {
      ...entityType(type),
      name,
      nullable: typeof column !== 'string',
      primary: (definition.key as readonly string[]).includes(name),
    };
  }
  if (columns.includes('version') !== (definition.versioned !== undefined)) throw new Error(`${definition.name}: a table says whether it is versioned if and only if it has a column "version"`);
  for (const [constraint, violation] of Object.entries(definition.violations ?? {})) addConstraint(constraint, definition.name, violation);
  if (definition.stamp !== undefined) stamped.add(definition.name);
  if (definition.audited) audited.add(definition.name);
  return {
    name: definition.name,
    entity: new EntitySchema<Row>({
      name: definition.name,
      tableName: definition.name,
      columns: entityColumns,
    }),
    columns,
    types,
    key: definition.key,
    uniques: definition.uniques ?? [],
    references: definition.references ?? [],
    versioned: definition.versioned ?? false,
    stamp: definition.stamp ?? null,
    isAuditLog: definition.isAuditLog ?? false,
  };
}

function addConstraint(name: string, table: string, violation: Violation): void {
  const other = constraints.get(name)?.table;
  if (other !== undefined && other !== table) throw new Error(`The constraint ${name} of ${table} has the name of one of ${other}: an error of Postgres would mean either`);
  constraints.set(name, { table, violation });
}

function entityType(type: ColumnType): Pick<EntitySchemaColumnOptions, 'array' | 'precision' | 'scale'> & { type: 'uuid' | 'text' | 'integer' | 'boolean' | 'numeric' | 'double precision' | 'timestamptz' | 'jsonb' | 'bytea' } {
  switch (type) {
    case 'text[]':
      return { type: 'text', array: true };
    case 'numeric(14,2)':
      return { type: 'numeric', precision: 14, scale: 2 };
    case 'timestamptz(3)':
      return { type: 'timestamptz', precision: 3 };
    default:
      return { type };
  }
}
