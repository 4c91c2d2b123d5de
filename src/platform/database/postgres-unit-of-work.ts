import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import { Failure } from '../../kernel/failure.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import { UnitOfWork } from '../../kernel/unit-of-work.js';
import type { Database } from './database.js';
import type { DatabaseClock } from './database-clock.js';
import { fromDatabaseTime } from './database-time.js';
import { isStaleStamp } from './postgres-errors.js';
import { RecordQueue } from './record-queue.js';
import { MAX_RUNS, mayRunAgain, OPTIMISTIC_RUNS, refusalOf, tooManyConflicts } from './retry-policy.js';
import { lockStatements, queueKey, type VersionedRow, versionedRows } from './row-locks.js';
import { StagedRows } from './staged-rows.js';
import { renderChecks, renderStatement, type UnitStatement } from './statement.js';
import type { Table } from './table.js';
import { type AnyAggregate, type ListLookup, type Stage, Unit } from './unit.js';

/** Runs work outside of any request's async context. */
const outside = AsyncResource.bind((work: () => void): void => work());

/** The part of a unit in which work runs: the whole unit, or one attempt. */
interface Scope {
  readonly unit: Unit;
  /** Whether an attempt runs inside. */
  hasAttempt: boolean;
  isOver: boolean;
}

/** The conflicts of a unit's earlier runs, whose locks the next run takes first. */
interface Contention {
  readonly rows: readonly VersionedRow[];
  readonly locks: readonly string[];
  /** Whether its stamps were too old when they reached the database. */
  readonly isLate: boolean;
}

/**
 * The unit of work on Postgres: one statement a unit, without a transaction around it.
 *
 * A conflict runs the unit again: first in the order of a queue that the units of this process form on the record,
 * and, when other processes keep coming first, under a row lock in a transaction. So does a stamp that is too old when it
 * reaches the database: in a transaction that has taken the lock of the stamps before the work reads the clock, so that
 * the work may take its time.
 */
export class PostgresUnitOfWork extends UnitOfWork {
  private readonly scopes = new AsyncLocalStorage<Scope>();
  private readonly queue = new RecordQueue();
  private readonly announcements = new EventEmitter();

  constructor(
    private readonly database: Database,
    private readonly clock: DatabaseClock,
  ) {
    super();
  }

  override async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.scopes.getStore()?.isOver === false) return work();
    let contention: Contention = { rows: [], locks: [], isLate: false };
    for (let run = 1; ; run++) {
      const unit = new Unit(run > OPTIMISTIC_RUNS || contention.isLate, run === 1);
      const staged = new StagedRows();
      try {
        if (contention.rows.length > 0) unit.turns.push(await this.queue.acquire(contention.rows.map(({ table, values }) => queueKey(table, values))));
        const result = unit.locking ? await this.underLocks(contention, unit, () => this.runOnce(work, unit, staged)) : await this.runOnce(work, unit, staged);
        this.announce(unit);
        return result;
      } catch (thrown) {
        const error = await this.checked(unit, thrown);
        const isLate = isStaleStamp(error);
        if (!isLate && !mayRunAgain(error, staged)) throw refusalOf(error, staged, unit.isSent);
        if (run === MAX_RUNS) throw tooManyConflicts(error);
        contention = { rows: versionedRows(staged), locks: staged.locks, isLate: isLate || contention.isLate };
      } finally {
        for (const release of unit.turns) release();
      }
    }
  }

  override async attempt<T>(work: () => Promise<T>): Promise<T> {
    const outer = this.scope();
    const { unit } = outer;
    outer.hasAttempt = true;
    try {
      await this.check(unit).catch((error: unknown) => {
        unit.failure ??= error as Error;
        throw error;
      });
      return await unit.attempt(() => this.within({ unit, hasAttempt: false, isOver: false }, work));
    } catch (error) {
      // The database did not answer: in a transaction, Postgres refuses all further statements.
      if (error instanceof Failure && error.kind === 'unavailable') unit.failure ??= error;
      throw error;
    } finally {
      outer.hasAttempt = false;
    }
  }

  /** The record with this key, loaded at most once in a unit. `load` returns null if there is none. */
  find<A>(table: Table, key: readonly string[], load: () => Promise<A | null>): Promise<A | null> {
    const { unit } = this.scope();
    return unit.find(table, key, () => this.inTurn(unit, queueKey(table, key)).then(load));
  }

  /**
   * The aggregates of a list as the unit has them, with those that it has made, loaded at most once in a unit. In no
   * order.
   */
  list<A extends AnyAggregate>(table: Table, lookup: ListLookup<A>): Promise<A[]> {
    return this.scope().unit.list(table, lookup);
  }

  /** Enlists a record to be written with this unit; saving it twice writes it once. */
  save(table: Table, key: readonly string[], record: unknown, stage: Stage): void {
    this.scope().unit.save(table, key, record, stage);
  }

  /** Stages a write without an aggregate. */
  stage(stage: Stage): void {
    this.scope().unit.stage(stage);
  }

  /**
   * Calls back once the open unit has committed, outside of its async context; not if it fails, or if the process dies before. An attempt
   * that is undone would not take it back, so only outside of attempts.
   */
  afterCommit(listener: () => void): void {
    const { unit } = this.scope();
    if (unit.isAttempt) throw new Error('afterCommit() was called in an attempt, which may be undone');
    unit.afterwards.push(listener);
  }

  /**
   * Calls back, with the announced details, after each unit of this process that committed rows of the topic; not if
   * the process dies before. Returns a function that ends it.
   */
  onAnnounced(topic: string, listener: (details: ReadonlySet<string>) => void): () => void {
    this.announcements.on(topic, listener);
    return () => this.announcements.off(topic, listener);
  }

  /** Listeners run after the commit, outside of the request's async context; an error in one cannot affect the change. */
  private announce({ announced, afterwards }: Unit): void {
    for (const listener of afterwards) outside(() => void setImmediate(listener));
    for (const [topic, details] of announced) outside(() => void setImmediate(() => this.announcements.emit(topic, details)));
  }

  private scope(): Scope {
    const scope = this.scopes.getStore();
    if (!scope) throw new Error('A repository that writes was used outside of UnitOfWork.run()');
    if (scope.isOver) throw new Error('A repository that writes was used by work whose unit or attempt has ended: await all that it does');
    if (scope.hasAttempt) throw new Error('A unit of work was used beside an attempt that runs in it: run one after the other');
    return scope;
  }

  private async within<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    try {
      const result = await this.scopes.run(scope, work);
      if (scope.hasAttempt) throw new Error('The work of a unit ended before an attempt in it: await the attempt');
      return result;
    } finally {
      scope.isOver = true;
    }
  }

  private async runOnce<T>(work: () => Promise<T>, unit: Unit, staged: StagedRows): Promise<T> {
    const result = await this.within({ unit, hasAttempt: false, isOver: false }, work);
    if (unit.failure) throw unit.failure;
    unit.stageAll(staged);
    staged.checks.push(...unit.unchecked);
    const statement = renderStatement(staged, unit.opened);
    if (!statement) {
      await this.check(unit);
      return result;
    }
    const locks = staged.locks;
    if (locks.length === 0) await this.send(unit, statement);
    else {
      await this.database.transaction(async () => {
        await this.takeLocks(locks);
        await this.send(unit, statement);
      });
    }
    return result;
  }

  /** Throws a version conflict if something that the unit was given from memory has changed. */
  private async check(unit: Unit): Promise<void> {
    if (unit.unchecked.length === 0) return;
    await this.database.query(renderChecks(unit.unchecked));
    unit.unchecked.length = 0;
  }

  /** The error of a unit whose statement was not sent: the conflict instead, if it may come from something outdated. */
  private async checked(unit: Unit, error: unknown): Promise<unknown> {
    if (unit.isSent) return error;
    return this.check(unit).then(() => error, (conflict: unknown) => conflict);
  }

  private async send(unit: Unit, { announces, ...rest }: UnitStatement): Promise<void> {
    unit.isSent = true;
    const [counts] = await this.database.query<Record<string, string>>({ ...rest, writes: true });
    for (const [name, announcements] of Object.entries(announces)) {
      if (Number(counts?.[name]) > 0) for (const { topic, detail } of announcements) unit.announced.set(topic, (unit.announced.get(topic) ?? new Set()).add(detail));
    }
  }

  /** A unit that loads a record for which others already queue joins the queue, instead of conflicting with them. */
  private async inTurn(unit: Unit, key: string): Promise<void> {
    // Queue only for the unit's first record: waiting for a second one while holding the first could deadlock.
    if (unit.locking || unit.turns.length > 0 || !unit.isFresh || !this.queue.isBusy(key)) return;
    unit.turns.push(await this.queue.acquire([key]));
  }

  /**
   * In the given order, by a statement of its own: the next statement's snapshot then contains all writes until now.
   * Postgres calls the function once for each row, in the order of unnest().
   */
  private async takeLocks(locks: readonly string[]): Promise<void> {
    if (locks.length === 0) return;
    await this.database.query({ name: 'serialize', text: 'SELECT pg_advisory_xact_lock(hashtextextended(name, 0)) FROM unnest($1::text[]) AS name', values: [locks] });
  }

  /** Runs in a transaction that takes its locks in the order of a unit without one: those by name before the rows. */
  private underLocks<T>({ locks, rows, isLate }: Contention, unit: Unit, work: () => Promise<T>): Promise<T> {
    return this.database.transaction(async () => {
      await this.takeLocks(locks);
      for (const statement of lockStatements(rows)) await this.database.query(statement);
      // After the lock waits: an open stamp holds the watermark back.
      if (isLate) unit.opened = await this.openStamps();
      return work();
    });
  }

  /** Lets the transaction write any later stamp of the clock. */
  private async openStamps(): Promise<Timestamp> {
    const [row] = await this.database.query<{ stamp: string }>({ name: 'stamp_open', text: 'SELECT stamp_open() AS stamp', values: [] });
    if (!row) throw new Error('stamp_open() gave nothing');
    const opened = fromDatabaseTime(row.stamp);
    this.clock.notBefore(opened);
    return opened;
  }
}
