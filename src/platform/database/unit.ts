import { Aggregate, type AggregateState } from '../../kernel/aggregate.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { SetCheck, StagedRows } from './staged-rows.js';
import type { Table } from './table.js';
import { type RecordIndex, UnitRecords } from './unit-records.js';

/** Adds the last state of an aggregate to the rows to write; called once, when the unit's statement is built. */
export type Stage = (rows: StagedRows) => void;

/** How a list of aggregates is found: in the database, and among those that the unit has changed or made. */
export interface ListLookup<A> {
  /** Identifies the list within its table, including the values that it depends on. */
  readonly name: readonly string[];
  readonly load: () => Promise<readonly A[]>;
  /** What an earlier unit has read of the list, in place of `load`, with the check that finds out whether it still holds; null if nothing is known. */
  readonly recall?: () => { readonly aggregates: readonly A[]; readonly check: SetCheck } | null;
  readonly keyOf: (aggregate: A) => readonly string[];
  /** Whether the aggregate's current state belongs to the list: the condition of `load`, in memory. */
  readonly matches: (aggregate: A) => boolean;
  /** Of many aggregates in one unit, only those with this value are asked whether they match. */
  readonly by?: { readonly index: RecordIndex<A>; readonly value: string };
  /** The record whose rows these are, by its table and key: if this unit has made it, the database has none of them. */
  readonly parent?: { readonly table: string; readonly key: readonly string[] };
}

/** Occurs in no name, id or value. */
const SEPARATOR = '\u0000';

const keyText = (key: readonly string[]): string => key.join(SEPARATOR);

/** The part of an aggregate that the unit needs. */
export type AnyAggregate = Pick<Aggregate<AggregateState>, 'isDeleted' | 'mark' | 'observe'>;

/**
 * The records and staged writes of one run of a unit's work: the identity map, so that all of the work has one object
 * for each record, and the stages of the writes. Its changes are journalled while an attempt runs, so that the attempt
 * can be undone.
 */
export class Unit {
  /** Announcements for after the commit, by topic. */
  readonly announced = new Map<string, Set<string>>();
  /** What is called after the commit. */
  readonly afterwards: (() => void)[] = [];
  /** The turns that this unit holds in the queue of its process. */
  readonly turns: (() => void)[] = [];
  /** The moment from which on its transaction may write any stamp; null if its statement has to guard them. */
  opened: Timestamp | null = null;
  /** Whether its statement is on its way. */
  isSent = false;
  /** An error that fails the unit, even if the work that met it has continued. */
  failure: Error | null = null;
  /** The checks of the lists that it was given from memory, and that were not made yet. */
  readonly unchecked: SetCheck[] = [];

  /** Records by table and key; null where the database has none. */
  private readonly found = new Map<string, Map<string, Promise<unknown>>>();
  private readonly lists = new Map<string, Promise<void>>();
  private readonly aggregates = new Set<AnyAggregate>();
  private readonly recordsByTable = new Map<string, UnitRecords>();
  /** Look-ups under way, by table. */
  private readonly lookups = new Map<string, Set<Promise<unknown>>>();
  private readonly saved = new Map<string, Stage>();
  private readonly loading = new Set<Promise<unknown>>();
  private commands = 0;
  private isTouched = false;
  /** The undo steps of the innermost attempt; null outside of attempts. */
  private journal: (() => void)[] | null = null;

  /**
   * @param locking whether it holds locks in the database, and so must not wait for another unit's turn @param mayRecall
   * whether lists may come from memory
   */
  constructor(
    readonly locking: boolean,
    private readonly mayRecall = false,
  ) {}

  /** Whether an attempt runs in it. */
  get isAttempt(): boolean {
    return this.journal !== null;
  }

  /** Whether no record was looked up or saved yet. */
  get isFresh(): boolean {
    return !this.isTouched;
  }

  /** The record with this key, loaded at most once. */
  find<A>(table: Table, key: readonly string[], load: () => Promise<A | null>): Promise<A | null> {
    const known = this.recordsOf(table).get(keyText(key)) as Promise<A | null> | undefined;
    if (known) return known;
    const loading = this.watch(load().then((record) => this.noted(table, record)));
    this.isTouched = true;
    this.lookUp(table, loading);
    this.recordsOf(table).set(keyText(key), loading);
    return loading;
  }

  /**
   * All aggregates of a list: those of the database, each as the unit has it, and those that the unit has made, without
   * those that it has deleted or taken out of the list. In no order.
   */
  async list<A extends AnyAggregate>(table: Table, lookup: ListLookup<A>): Promise<A[]> {
    const name = [table.name, ...lookup.name].join(SEPARATOR);
    let loaded = this.lists.get(name);
    if (!loaded) {
      this.isTouched = true;
      loaded = this.watch(this.load(table, lookup));
      this.lists.set(name, loaded);
    }
    await loaded;
    await Promise.all([...(this.lookups.get(table.name) ?? [])]);
    // An undone attempt leaves what it made, which the unit no longer knows.
    return this.aggregatesOf(table).find<A>(lookup.by).filter((record) => this.aggregates.has(record) && !record.isDeleted && lookup.matches(record));
  }

  /** Enlists a record to be written; saving it twice writes it once. */
  save(table: Table, key: readonly string[], record: unknown, stage: Stage): void {
    this.isTouched = true;
    if (record instanceof Aggregate && !this.aggregates.has(record)) this.journal?.push(() => this.aggregates.delete(record));
    this.put(this.recordsOf(table), keyText(key), Promise.resolve(this.noted(table, record)));
    this.put(this.saved, [table.name, ...key].join(SEPARATOR), stage);
  }

  /** Stages a write without a record. */
  stage(stage: Stage): void {
    this.put(this.saved, `command${SEPARATOR}${this.commands++}`, stage);
  }

  /** Stages all that is saved, in the order in which it was first saved. */
  stageAll(rows: StagedRows): void {
    for (const stage of this.saved.values()) stage(rows);
  }

  /**
   * Runs `work` and, if it throws, undoes its effect on the unit: saves are dropped, records that it made are
   * forgotten, and every aggregate is set back, those that it loaded to their stored state. Reads stay cached, since a
   * second read could differ from the first.
   */
  async attempt<T>(work: () => Promise<T>): Promise<T> {
    // A load that began before belongs to the unit, and its aggregate is set back to its current state.
    await Promise.allSettled(this.loading);
    const outer = this.journal;
    const journal: (() => void)[] = Array.from(this.aggregates, (aggregate) => aggregate.mark());
    this.journal = journal;
    try {
      const result = await work();
      outer?.push(...journal);
      return result;
    } catch (error) {
      // No load of the failed work may end, and return its record, after the records were set back.
      await Promise.allSettled(this.loading);
      for (const undo of journal.reverse()) undo();
      throw error;
    } finally {
      this.journal = outer;
    }
  }

  private async load<A extends AnyAggregate>(table: Table, { load, recall, keyOf, parent }: ListLookup<A>): Promise<void> {
    if (parent && (await this.isNew(parent.table, parent.key))) return;
    // Not in an attempt, whose error is an answer: it may not come from what is outdated.
    const recalled = this.mayRecall && this.journal === null ? (recall?.() ?? null) : null;
    if (recalled) this.unchecked.push(recalled.check);
    for (const aggregate of recalled?.aggregates ?? (await load())) {
      const [records, key] = [this.recordsOf(table), keyText(keyOf(aggregate))];
      // A record that the unit found before may have been changed since.
      if (!records.has(key)) records.set(key, Promise.resolve(this.noted(table, aggregate)));
    }
  }

  private async isNew(table: string, key: readonly string[]): Promise<boolean> {
    const record = await this.found.get(table)?.get(keyText(key));
    return record instanceof Aggregate && record.stored === null;
  }

  /** Lets an attempt set the aggregate back to its current state. */
  private noted<A>(table: Table, record: A): A {
    if (record instanceof Aggregate && !this.aggregates.has(record)) {
      const records = this.aggregatesOf(table);
      records.add(record);
      record.observe(() => records.changed(record));
      this.aggregates.add(record);
      this.journal?.push(record.mark());
    }
    return record;
  }

  private put<V>(map: Map<string, V>, key: string, value: V): void {
    const before = map.get(key);
    this.journal?.push(() => (before === undefined ? map.delete(key) : map.set(key, before)));
    map.set(key, value);
  }

  private watch<T>(loading: Promise<T>): Promise<T> {
    this.loading.add(loading);
    const end = (): boolean => this.loading.delete(loading);
    loading.then(end, end);
    return loading;
  }

  private lookUp(table: Table, loading: Promise<unknown>): void {
    let lookups = this.lookups.get(table.name);
    if (!lookups) this.lookups.set(table.name, (lookups = new Set()));
    const end = (): boolean => lookups.delete(loading);
    lookups.add(loading);
    loading.then(end, end);
  }

  private aggregatesOf(table: Table): UnitRecords {
    let records = this.recordsByTable.get(table.name);
    if (!records) this.recordsByTable.set(table.name, (records = new UnitRecords()));
    return records;
  }

  private recordsOf(table: Table): Map<string, Promise<unknown>> {
    let records = this.found.get(table.name);
    if (!records) this.found.set(table.name, (records = new Map<string, Promise<unknown>>()));
    return records;
  }
}
