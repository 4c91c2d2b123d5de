import type { Timestamp } from '../../kernel/timestamp.js';
import { isAudited, type Table } from './table.js';

/** The published form: such texts sort like their moments. */
const STAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

type Row = Readonly<Record<string, unknown>>;

/** Adds a value to the statement and returns its placeholder. */
export type Bind = (value: unknown) => string;

export interface StagedInsert {
  readonly op: 'insert';
  readonly row: Row;
  /** `nothing`: an existing row stays as it is. */
  readonly onConflict: 'error' | 'nothing';
}

export interface StagedUpdate {
  readonly op: 'update';
  readonly row: Row;
  /** The version that the row must still have; null in a table without versions. */
  readonly expectedVersion: number | null;
}

export interface StagedDelete {
  readonly op: 'delete';
  readonly row: Row;
  readonly expectedVersion: number | null;
}

export type StagedRow = StagedInsert | StagedUpdate | StagedDelete;

/** The details that listeners of a topic receive after the commit. */
export interface Announcement {
  readonly topic: string;
  readonly detail: string;
}

/** A write over a set of rows, without aggregates. It must not write a row that is staged by its key. */
export interface StagedCommand {
  /** The table that it writes: commands run in the order of their tables, so that all units lock rows in the same order. */
  readonly table: string;
  /** The row that it writes, or another text that orders the commands on one table. */
  readonly key?: string;
  /** Its SQL, without RETURNING. */
  readonly render: (bind: Bind) => string;
  /** It changes nothing that an admin has set, such as when a key was last used: the audit log does not tell of it. */
  readonly isUnaudited?: true;
  /** The least stamp that it may write; required if it writes rows of a table with a stamp. */
  readonly stamp?: Timestamp;
  /** Passed to the topic's listeners after the commit, if the command has written rows. */
  readonly announces?: readonly Announcement[];
  /** Unless the command finds this number of rows, the unit fails with `otherwise`, or runs again if that is absent. */
  readonly expects?: { readonly rows: number; readonly of: string; readonly otherwise?: () => Error };
}

/**
 * A write that a unit may stage for many records: all of its items become one command. Its SQL may differ between one
 * item and several, but not by their number, or each number would be another statement to prepare. A module constant:
 * items are gathered by its identity.
 */
export interface GatheredCommand<Item> {
  readonly table: string;
  readonly render: (items: readonly Item[], bind: Bind) => string;
  /** The row that an item writes: the items come in the order of their keys. */
  readonly keyOf: (item: Item) => string;
  readonly stampOf?: (item: Item) => Timestamp;
  readonly announces?: (item: Item) => Announcement;
}

/**
 * Finds out whether a set of rows is still what the unit was given from memory. Without a lock: the set is then as if it had been
 * read just before the statement.
 */
export interface SetCheck {
  /** What is said to have changed. */
  readonly of: string;
  /** A SELECT that gives one row if the set is unchanged, else none. */
  readonly render: (bind: Bind) => string;
}

/** A row that is only read, with the version that was read. */
export interface Expectation {
  readonly table: Table;
  readonly row: Row;
  readonly version: number;
  /** Whether units with the same expectation need not wait for each other. */
  readonly isShared: boolean;
}

export interface StagedTable {
  readonly table: Table;
  readonly rows: readonly StagedRow[];
}

/** The same row staged in two ways that one statement cannot hold: a bug in the caller. */
export class StagingError extends Error {}

interface Entry {
  readonly table: Table;
  staged: StagedRow;
}

/**
 * The writes of one unit, one entry for each row: a statement that writes a row twice silently loses one of the writes,
 * so writes of one row are merged here or refused.
 */
export class StagedRows {
  private readonly entries = new Map<string, Entry>();
  private readonly commandList: StagedCommand[] = [];
  private readonly gathered = new Map<GatheredCommand<unknown>, unknown[]>();
  private readonly lockNames = new Set<string>();
  private readonly expected = new Map<string, Expectation>();
  /** Made if anything is written. */
  readonly checks: SetCheck[] = [];

  insert<R extends object>(table: Table<R>, row: R, onConflict: 'error' | 'nothing' = 'error'): void {
    const existing = this.entry(table, row as Row);
    if (existing?.staged.op === 'insert' && onConflict === 'nothing') return;
    // An insert that must be the first one takes precedence.
    if (existing?.staged.op === 'insert' && existing.staged.onConflict === 'nothing') {
      existing.staged = { op: 'insert', row: row as Row, onConflict };
      return;
    }
    if (existing) {
      throw new StagingError(`${table.name}: a row that is staged for ${existing.staged.op} cannot be inserted in the same unit`);
    }
    this.put(table, { op: 'insert', row: row as Row, onConflict });
  }

  update<R extends object>(table: Table<R>, row: R, expectedVersion: number | null): void {
    const existing = this.entry(table, row as Row);
    if (!existing) {
      this.put(table, { op: 'update', row: row as Row, expectedVersion });
      return;
    }
    if (existing.staged.op === 'delete') {
      throw new StagingError(`${table.name}: a row that is staged for delete cannot be updated in the same unit`);
    }
    existing.staged = { ...existing.staged, row: row as Row };
  }

  delete<R extends object>(table: Table<R>, row: Partial<R>, expectedVersion: number | null): void {
    const existing = this.entry(table, row);
    if (!existing) {
      this.put(table, { op: 'delete', row, expectedVersion });
    } else if (existing.staged.op === 'insert') {
      this.entries.delete(keyOf(table, row));
    } else {
      existing.staged = { op: 'delete', row, expectedVersion: existing.staged.expectedVersion };
    }
  }

  command(command: StagedCommand): void {
    this.commandList.push(command);
  }

  /** Adds an item to the command, which writes for all its items at once. */
  gather<Item>(command: GatheredCommand<Item>, item: Item): void {
    const items = this.gathered.get(command as GatheredCommand<unknown>);
    if (items) items.push(item);
    else this.gathered.set(command as GatheredCommand<unknown>, [item]);
  }

  /**
   * Fails the unit, so that it reruns, unless this row still has that version, although the unit does not write it. For
   * rows that the unit's decisions depend on.
   * @param isShared whether other units may expect the same at the same time: for rows that many units read and few change
   */
  expectUnchanged<R extends object>(table: Table<R>, row: Partial<R>, version: number, { isShared = false }: { readonly isShared?: boolean } = {}): void {
    const key = keyOf(table, row);
    this.expected.set(key, { table, row, version, isShared: isShared && (this.expected.get(key)?.isShared ?? true) });
  }

  /** The rows to check, in the order of their keys. */
  get expectations(): Expectation[] {
    // An UPDATE checks the version itself. A DELETE runs last, after its children; locking the parent first here keeps the lock order of all other units.
    const isWritten = (key: string): boolean => (this.entries.get(key)?.staged.op ?? 'delete') !== 'delete';
    return [...this.expected]
      .filter(([key]) => !isWritten(key))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, expectation]) => expectation);
  }

  /**
   * Takes an advisory lock of this name before the statement. Units with the same lock write one after the other, each
   * seeing the writes of those before: for rules over a set of rows, which no single row's version covers. It costs a
   * transaction.
   */
  lock(name: string): void {
    this.lockNames.add(name);
  }

  /** The locks to take before the statement, in a fixed order. */
  get locks(): string[] {
    return [...this.lockNames].sort();
  }

  /** The oldest stamp that the unit writes, which its statement guards; null if it writes none. */
  get oldestStamp(): Timestamp | null {
    let oldest: Timestamp | null = null;
    for (const stamp of this.stamps()) {
      if (!STAMP.test(stamp)) throw new StagingError(`A stamp must have the published form of a time, but is ${stamp}`);
      if (oldest === null || stamp < oldest) oldest = stamp as Timestamp;
    }
    return oldest;
  }

  get empty(): boolean {
    return this.entries.size === 0 && this.commandList.length === 0 && this.gathered.size === 0;
  }

  /** The rows by table, both in a fixed order, so that concurrent units take their locks in the same order. */
  tables(): StagedTable[] {
    this.refuseOrphans();
    this.refusePassedOnKeys();
    this.refuseUnaudited();
    const sorted = [...this.entries].sort(([a], [b]) => (a < b ? -1 : 1));
    const tables = new Map<string, { table: Table; rows: StagedRow[] }>();
    for (const [, { table, staged }] of sorted) {
      const group = tables.get(table.name);
      if (group) group.rows.push(staged);
      else tables.set(table.name, { table, rows: [staged] });
    }
    return [...tables.values()];
  }

  /** The commands in their fixed order, gathered ones among them; those of one table and key keep the order in which they were staged. */
  commands(): StagedCommand[] {
    const gathered = Array.from(this.gathered, ([command, items]) => asOne(command, items));
    return [...this.commandList, ...gathered].sort((a, b) => compare(a.table, b.table) || compare(a.key ?? '', b.key ?? ''));
  }

  private *stamps(): Iterable<string> {
    for (const { table, staged } of this.entries.values()) {
      if (table.stamp !== null && staged.op !== 'delete') yield String(staged.row[table.stamp]);
    }
    for (const { stamp } of this.commands()) if (stamp !== undefined) yield stamp;
  }

  private entry(table: Table, row: Row): Entry | undefined {
    return this.entries.get(keyOf(table, row));
  }

  private put(table: Table, staged: StagedRow): void {
    this.entries.set(keyOf(table, staged.row), { table, staged });
  }

  /** A change of settings that the audit log does not tell of is a bug. */
  private refuseUnaudited(): void {
    const entries = [...this.entries.values()];
    if (entries.some(({ table }) => table.isAuditLog)) return;
    const written = [...entries.map(({ table }) => table.name), ...this.commandList.flatMap(({ table, isUnaudited }) => (isUnaudited ? [] : [table]))];
    const unaudited = written.find(isAudited);
    if (unaudited !== undefined) throw new StagingError(`${unaudited}: a change of settings was staged without an entry of the audit log`);
  }

  /** The order of a child's insert and its parent's delete inside one statement is undefined. */
  private refuseOrphans(): void {
    for (const { table, staged } of this.entries.values()) {
      if (staged.op === 'delete') continue;
      for (const { columns, table: parent } of table.references) {
        const values = columns.map((column) => staged.row[column]);
        if (values.some((value) => value === null || value === undefined)) continue;
        if (this.entries.get(`${parent}\u0000${values.join('\u0000')}`)?.staged.op === 'delete') {
          throw new StagingError(`${table.name}: a row cannot point at a row of ${parent} that is deleted in the same unit`);
        }
      }
    }
  }

  /** Postgres refuses a unique key that one row gives up and another takes in the same statement. */
  private refusePassedOnKeys(): void {
    const given = new Set<string>();
    const entries = [...this.entries.values()];
    for (const { table, staged } of entries) {
      if (staged.op === 'delete') for (const key of uniqueKeys(table, staged.row)) given.add(key);
    }
    if (given.size === 0) return;
    for (const { table, staged } of entries) {
      if (staged.op === 'delete') continue;
      for (const key of uniqueKeys(table, staged.row)) {
        if (given.has(key)) throw new StagingError(`${table.name}: a unique key cannot pass from a deleted row to another in the same unit`);
      }
    }
  }
}

/** A gathered command with its items, each of them once. */
function asOne<Item>({ table, keyOf, render, stampOf, announces }: GatheredCommand<Item>, items: readonly Item[]): StagedCommand {
  const sorted = [...new Map(items.map((item) => [keyOf(item), item]))].sort(([a], [b]) => compare(a, b)).map(([, item]) => item);
  const least = stampOf && sorted.map(stampOf).reduce((a, b) => (a < b ? a : b));
  return {
    table,
    render: (bind) => render(sorted, bind),
    ...(least === undefined ? {} : { stamp: least }),
    ...(announces === undefined ? {} : { announces: sorted.map(announces) }),
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(table: Table, row: Row): string {
  return `${table.name}\u0000${table.key.map((column) => String(row[column])).join('\u0000')}`;
}

function uniqueKeys(table: Table, row: Row): string[] {
  return table.uniques
    .filter((columns) => columns.every((column) => row[column] !== null && row[column] !== undefined))
    .map((columns) => `${table.name}\u0000${columns.join()}\u0000${columns.map((column) => String(row[column])).join('\u0000')}`);
}
