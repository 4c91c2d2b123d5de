import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { DomainError } from '../../kernel/domain-error.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { Database } from './database.js';
import type { DatabaseClock } from './database-clock.js';
import { fromDatabaseTime } from './database-time.js';
import { isConflict, isMissingReference, isStaleStamp, ofSentUnit, unmetExpectation, violatedConstraint } from './postgres-errors.js';
import { RecordQueue } from './record-queue.js';
import { StagedRows } from './staged-rows.js';
import { renderStatement, type Statement } from './statement.js';
import { meaningOfConstraint, type Table, type Violation } from './table.js';

/** Puts what an aggregate has become into the rows to write; called once, when the unit's statement is built. */
export type Stage = (rows: StagedRows) => void;

/** Runs what belongs to no request. */
const outside = AsyncResource.bind((work: () => void): void => work());

interface Unit {
  /** The identity map: what was found, by table and key, so that everybody in the unit works on the same aggregate. */
  readonly found: Map<string, Promise<unknown>>;
  readonly saved: Map<string, Stage>;
  /** What to announce once it holds, by topic. */
  readonly announced: Map<string, Set<string>>;
  /** The turns that this unit holds in the queue of its process. */
  readonly turns: (() => void)[];
  /** Whether it holds locks in the database, and so must not wait for another unit's turn. */
  readonly locking: boolean;
  /** The moment from which on its transaction may write any stamp; null if its statement has to guard them. */
  opened: Timestamp | null;
  /** Whether its statement is on its way. */
  isSent: boolean;
}

/** The record that a statement of a unit checks the version of. */
interface VersionedRow {
  readonly table: Table;
  readonly values: readonly unknown[];
  readonly isDeleted: boolean;
}

/** Conflicts after which units on one record stop trying their luck and lock it. */
const OPTIMISTIC_ATTEMPTS = 3;
const MAX_ATTEMPTS = 8;

/**
 * The unit of work on Postgres: one statement a unit, without a transaction around it.
 *
 * A conflict runs the unit again: first in the order of a queue that the units of this process form on the record,
 * and, when other processes keep coming first, under a row lock in a transaction. So does a stamp that is too old when it
 * reaches the database: in a transaction that has taken the lock of the stamps before the work reads the clock, so that
 * the work may take its time.
 */
export class PostgresUnitOfWork extends UnitOfWork {
  private readonly current = new AsyncLocalStorage<Unit>();
  private readonly queue = new RecordQueue();
  private readonly announcements = new EventEmitter();

  constructor(
    private readonly database: Database,
    private readonly clock: DatabaseClock,
  ) {
    super();
  }

  override async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    let contested: readonly VersionedRow[] = [];
    let serialized: readonly string[] = [];
    let isLate = false;
    for (let attempt = 1; ; attempt++) {
      const locking = attempt > OPTIMISTIC_ATTEMPTS || isLate;
      const unit: Unit = { found: new Map(), saved: new Map(), announced: new Map(), turns: [], locking, opened: null, isSent: false };
      const staged = new StagedRows();
      try {
        if (contested.length > 0) unit.turns.push(await this.queue.acquire(contested.map(queueKey)));
        const attemptOnce = (): Promise<T> => this.current.run(unit, () => this.attempt(work, unit, staged));
        const openStamps = async (): Promise<void> => {
          if (isLate) unit.opened = await this.openStamps();
        };
        const result = locking ? await this.database.transaction(async () => this.underLocks(serialized, contested, openStamps, attemptOnce)) : await attemptOnce();
        this.announce(unit);
        return result;
      } catch (error) {
        const lost = lostBy(error, staged);
        if (lost) throw lost;
        if (isStaleStamp(error)) isLate = true;
        else if (!mayRunAgain(error, staged)) throw unit.isSent ? ofSentUnit(meaningOf(error, staged)) : meaningOf(error, staged);
        if (attempt === MAX_ATTEMPTS) {
          throw new DomainError('unavailable', 'too_many_conflicts', 'Too many changes of the same record at once; try again in a moment.', [], { cause: error });
        }
        contested = versionedRows(staged);
        serialized = staged.serialized;
      } finally {
        for (const release of unit.turns) release();
      }
    }
  }

  /**
   * The aggregate with this key, loaded at most once a unit.
   * `load` gives null if there is none.
   */
  find<A>(table: Table, key: readonly string[], load: () => Promise<A | null>): Promise<A | null> {
    const unit = this.unit();
    const id = identity(table, key);
    const known = unit.found.get(id) as Promise<A | null> | undefined;
    if (known) return known;
    const loading = this.inTurn(unit, id).then(load);
    unit.found.set(id, loading);
    return loading;
  }

  /** Lets later look-ups in this unit find what was not loaded but made. */
  remember(table: Table, key: readonly string[], aggregate: unknown): void {
    this.unit().found.set(identity(table, key), Promise.resolve(aggregate));
  }

  /** Enlists an aggregate to be written with this unit; saving it twice writes it once. */
  save(table: Table, key: readonly string[], aggregate: unknown, stage: Stage): void {
    const unit = this.unit();
    const id = identity(table, key);
    unit.found.set(id, Promise.resolve(aggregate));
    unit.saved.set(id, stage);
  }

  /** Calls back, with the details that were announced, after each unit of this process that committed rows of the topic; not if the process dies before. Returns what ends it. */
  onAnnounced(topic: string, listener: (details: ReadonlySet<string>) => void): () => void {
    this.announcements.on(topic, listener);
    return () => this.announcements.off(topic, listener);
  }

  /** Enlists a write that no aggregate stands for. */
  stage(stage: Stage): void {
    const unit = this.unit();
    unit.saved.set(`command\u0000${unit.saved.size}`, stage);
  }

  /** Outside of the request's own context, in which whoever listens has no part; and what befalls them does not befall the change, which holds. */
  private announce({ announced }: Unit): void {
    for (const [topic, details] of announced) outside(() => void setImmediate(() => this.announcements.emit(topic, details)));
  }

  private unit(): Unit {
    const unit = this.current.getStore();
    if (!unit) throw new Error('A repository that writes was used outside of UnitOfWork.run()');
    return unit;
  }

  private async attempt<T>(work: () => Promise<T>, unit: Unit, staged: StagedRows): Promise<T> {
    const result = await work();
    for (const stage of unit.saved.values()) stage(staged);
    const statement = renderStatement(staged, unit.opened);
    if (!statement) return result;
    const { announces, ...rest } = statement;
    const send = async (): Promise<void> => {
      unit.isSent = true;
      const [counts] = await this.database.query<Record<string, string>>({ ...rest, writes: true });
      for (const [name, { topic, detail }] of Object.entries(announces)) {
        if (Number(counts?.[name]) > 0) unit.announced.set(topic, (unit.announced.get(topic) ?? new Set()).add(detail));
      }
    };
    const locks = staged.serialized;
    if (locks.length === 0) await send();
    else {
      await this.database.transaction(async () => {
        await this.takeTurns(locks);
        await send();
      });
    }
    return result;
  }

  /** A unit that comes to a record on which others already queue joins them, instead of making them fail. */
  private async inTurn(unit: Unit, id: string): Promise<void> {
    // Only with its first record: who waits while holding could be waited for.
    if (unit.locking || unit.turns.length > 0 || unit.found.size > 0 || !this.queue.isBusy(id)) return;
    unit.turns.push(await this.queue.acquire([id]));
  }

  /** As statements of their own: the one that follows begins after them, and sees what was written until then. */
  private async takeTurns(serialized: readonly string[]): Promise<void> {
    for (const what of serialized) await this.database.query({ name: 'serialize', text: 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', values: [what] });
  }

  /** Lets the transaction write any stamp that the clock gives from now on. */
  private async openStamps(): Promise<Timestamp> {
    const [row] = await this.database.query<{ stamp: string }>({ name: 'stamp_open', text: 'SELECT stamp_open() AS stamp', values: [] });
    if (!row) throw new Error('stamp_open() gave nothing');
    const opened = fromDatabaseTime(row.stamp);
    this.clock.notBefore(opened);
    return opened;
  }

  /** In the order in which a unit takes them that tries its luck: what is serialized before the rows. */
  private async underLocks<T>(serialized: readonly string[], rows: readonly VersionedRow[], openStamps: () => Promise<void>, work: () => Promise<T>): Promise<T> {
    await this.takeTurns(serialized);
    for (const statement of lockStatements(rows)) await this.database.query(statement);
    // After the waits, during which a watermark would stand still.
    await openStamps();
    return work();
  }
}

function identity(table: Table, key: readonly string[]): string {
  return `${table.name}\u0000${key.join('\u0000')}`;
}

function queueKey({ table, values }: VersionedRow): string {
  return `${table.name}\u0000${values.join('\u0000')}`;
}

/** One statement for the rows of a table that are locked alike, however many they are: in the order of their keys, as all units lock them. */
function lockStatements(rows: readonly VersionedRow[]): Statement[] {
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

function versionedRows(staged: StagedRows): VersionedRow[] {
  const written = staged
    .tables()
    .flatMap(({ table, rows }) => (table.versioned ? rows.filter(({ op }) => op !== 'insert').map(({ op, row }) => ({ table, row, isDeleted: op === 'delete' })) : []));
  const read = staged.expectations.map(({ table, row }) => ({ table, row, isDeleted: false }));
  return [...written, ...read].map(({ table, row, isDeleted }) => ({ table, values: table.key.map((column) => row[column]), isDeleted }));
}

function violationOf(error: unknown, staged: StagedRows): Violation | undefined {
  const constraint = violatedConstraint(error);
  const meaning = constraint === null ? undefined : meaningOfConstraint(constraint);
  if (!meaning) return undefined;
  // Else another unit's row stands in the way of what this one takes away: run again, and find that row.
  const isOwn = staged.tables().some(({ table, rows }) => table.name === meaning.table && rows.some((row) => row.op !== 'delete' && (!isMissingReference(error) || refers(table, row.row))));
  return isOwn ? meaning.violation : 'retry';
}

/** Whether the row points at any other: one that points at none breaks no foreign key. */
function refers(table: Table, row: Readonly<Record<string, unknown>>): boolean {
  return table.references.some(({ columns }) => columns.every((column) => row[column] !== null && row[column] !== undefined));
}

/** The error of a command that did not find its rows, and that no second run would help. */
function lostBy(error: unknown, staged: StagedRows): Error | undefined {
  const what = unmetExpectation(error);
  if (what === null) return undefined;
  return staged.commands().find(({ expects }) => expects?.of === what)?.expects?.otherwise();
}

function mayRunAgain(error: unknown, staged: StagedRows): boolean {
  return isConflict(error) || violationOf(error, staged) === 'retry';
}

function meaningOf(error: unknown, staged: StagedRows): unknown {
  const violation = violationOf(error, staged);
  return typeof violation === 'function' ? violation() : error;
}
