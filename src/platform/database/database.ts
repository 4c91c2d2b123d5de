import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { Failure } from '../../kernel/failure.js';
import type { Tracing } from '../telemetry/tracing.js';
import { isConnectionLost, isReadOnly, isUnanswered, translated } from './postgres-errors.js';
import type { Statement } from './statement.js';
import { UnansweredWrites } from './unanswered-writes.js';
import { WriteShare } from './write-share.js';

const TIME_TYPES: ReadonlySet<number> = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const asText = (value: string): string => value;

const TEXT_ARRAY = 1009;
const parseAnyTextArray = (pg.types.getTypeParser as (oid: number) => (value: string) => string[])(TEXT_ARRAY);
/** Arrays with quotes, escapes, nesting or null go to the general parser. */
const parseTextArray = (value: string): string[] => {
  if (value === '{}') return [];
  return /["\\]|null/i.test(value) || value.lastIndexOf('{') > 0 ? parseAnyTextArray(value) : value.slice(1, -1).split(',');
};

/** Times stay text: parsing them into Dates costs a quarter of a list, and a parser set globally would break TypeORM. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    TIME_TYPES.has(oid) ? asText : oid === TEXT_ARRAY && format !== 'binary' ? parseTextArray : (pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown)(oid, format)) as typeof pg.types.getTypeParser,
};

/** If the database stays read-only, its writes must not each renew all connections. */
const RENEWAL_MS = 1_000;
/** Twice the names that `statementName` keeps: statements in use alone never fill a connection. */
const MAX_PREPARED = 2_000;
/**
 * As `transaction_read_only` outside of any transaction: a reading statement may run in a read-only transaction
 * although the server accepts writes.
 */
const IS_READ_ONLY = `SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS "isReadOnly"`;

/** Options that depend on the Postgres, or are for tests. */
interface ConnectionOptions {
  /** An address without a pooler, for connections that are kept. */
  readonly directUrl?: string;
  /** Whether statements have names; by default they do. */
  readonly preparedStatements?: boolean;
  /**
   * For tests: whether Postgres refuses changes by statements that do not declare that they write; the first time that it is
   * sent, each then needs a transaction. False by default.
   */
  readonly readsAreReadOnly?: boolean;
}

interface WatchedConnection {
  readonly client: pg.PoolClient;
  /** Stops watching, and returns whether the connection is lost. */
  readonly lost: () => boolean;
}

/** A transaction, for as long as statements may join it. */
interface OpenTransaction {
  readonly client: pg.PoolClient;
  isOpen: boolean;
}

/**
 * Statements over the pool that TypeORM holds. Inside a unit of work that had to take its locks, they go over that
 * unit's connection.
 */
export class Database {
  private readonly current = new AsyncLocalStorage<OpenTransaction>();
  /** Connections made before the pool was last renewed. */
  private readonly madeIn = new WeakMap<pg.PoolClient, number>();
  /** The names of the statements that a connection has prepared. */
  private readonly prepared = new WeakMap<pg.PoolClient, Set<string>>();
  private share: WriteShare | null = null;
  /** Texts that Postgres has run in a read-only transaction: each is tried once. */
  private readonly onlyReads = new Set<string>();
  private unanswered: UnansweredWrites | null = null;
  private renewals = 0;
  private renewedAt = -Infinity;

  /**
   * @param pool is called at each use, since the data source makes the pool only when it connects @param tracing puts a
   * span around each statement; null for none @param cursorKeys keys of cursor signatures: the first signs, all verify;
   * by default one of this process
   */
  constructor(
    private readonly pool: () => pg.Pool,
    private readonly tracing: Tracing | null = null,
    readonly cursorKeys: readonly Buffer[] = [randomBytes(32)],
    private readonly options: ConnectionOptions = {},
  ) {}

  /** How many connections the pool has at most. */
  get poolSize(): number {
    return this.pool().options.max;
  }

  /** The current use of the pool. */
  get usage(): { readonly idle: number; readonly busy: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool();
    return { idle: idleCount, busy: totalCount - idleCount, waiting: waitingCount };
  }

  /** A new, unconnected connection outside of the pool, for uses that keep one, such as LISTEN. The caller ends it. */
  newConnection(applicationName: string): pg.Client {
    return new pg.Client({ ...this.pool().options, ...(this.options.directUrl === undefined ? {} : { connectionString: this.options.directUrl }), statement_timeout: false, query_timeout: 0, application_name: applicationName });
  }

  /**
   * Runs one statement and returns its rows, times as Postgres writes them. Throws `unavailable` if the database cannot
   * answer now; any other failure as `pg` raised it.
   */
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    return this.traced(statement, () => this.send<Row>(statement));
  }

  /**
   * Whether the database accepts writes, as its server says: false after a fail-over that left this pool with the old
   * primary. Then the pool is renewed, so that later statements go to the server that now has the address. Throws
   * `unavailable` if the database cannot answer now.
   */
  async takesWrites(): Promise<boolean> {
    const [row] = await this.query<{ isReadOnly: boolean }>({ name: 'takes-writes', text: IS_READ_ONLY, values: [] });
    const takesWrites = row?.isReadOnly === false;
    if (!takesWrites) this.renewPool();
    return takesWrites;
  }

  /** Retires all existing connections; each is closed when it is next released or requested. */
  private renewPool(): void {
    if (performance.now() - this.renewedAt < RENEWAL_MS) return;
    this.renewedAt = performance.now();
    this.renewals++;
  }

  private isOutdated(client: pg.PoolClient): boolean {
    const made = this.madeIn.get(client) ?? this.renewals;
    this.madeIn.set(client, made);
    return made < this.renewals;
  }

  private async send<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const own = this.joined();
    if (!own && !statement.writes && this.options.readsAreReadOnly && !this.onlyReads.has(statement.text)) {
      const rows = await this.inOwnTransaction<Row>({}, statement);
      this.onlyReads.add(statement.text);
      return rows;
    }
    const config = this.configOf(statement);
    try {
      if (own) return (await own.query<Row>(this.noted(own, config))).rows;
      if (!statement.writes) return await this.onFreeConnection<Row>(config);
      const leave = await this.writeShare().take();
      return await this.onFreeConnection<Row>(config, leave);
    } catch (error) {
      throw this.translated(error);
    }
  }

  private configOf({ name, text, values }: Statement): pg.QueryConfig {
    return { ...(name === undefined || this.options.preparedStatements === false ? {} : { name }), text, values: [...values], types: typeParsers };
  }

  /** Records that the connection has prepared the statement. */
  private noted(client: pg.PoolClient, config: pg.QueryConfig): pg.QueryConfig {
    if (config.name === undefined) return config;
    const names = this.prepared.get(client);
    if (names) names.add(config.name);
    else this.prepared.set(client, new Set([config.name]));
    return config;
  }

  /** Unused names stay prepared: a connection with too many is closed, and the pool makes another. */
  private isFull(client: pg.PoolClient): boolean {
    return (this.prepared.get(client)?.size ?? 0) > MAX_PREPARED;
  }

  /**
   * Not pool.query(): it closes the connection on any SQL error, and a storm of conflicts would reconnect for each.
   * With callbacks: the promise of a client keeps each result alive past the next garbage collection, which costs a
   * list a third of its time, and here the next query is sent before this one's rows are processed.
   */
  private onFreeConnection<Row extends pg.QueryResultRow>(config: pg.QueryConfig, leave: (() => void) | null = null): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.pool().connect((failure, client, release) => {
        if (failure || !client) {
          leave?.();
          reject(failure ?? new Error('The pool gave no connection'));
          return;
        }
        if (this.isOutdated(client)) {
          release(true);
          this.onFreeConnection<Row>(config, leave).then(resolve, reject);
          return;
        }
        const lost = watch(client);
        let isOver = false;
        client.query<Row>(this.noted(client, config), (error: Error | null, result) => {
          // pg calls back twice if a parameter cannot be sent.
          if (isOver) return;
          isOver = true;
          if (isReadOnly(error)) this.renewPool();
          this.free(client, lost() || (error !== null && leavesUnusable(error)), leave, error);
          if (error) reject(error);
          else resolve(result.rows);
        });
      });
    });
  }

  /**
   * Runs `work` in a transaction on one connection, which all its statements use. Only for work that needs a lock, or
   * settings for its plans. A transaction inside another joins it. @param settings hold until its end
   */
  async transaction<T>(work: () => Promise<T>, settings: Readonly<Record<string, string>> = {}): Promise<T> {
    if (this.joined()) return work();
    const leave = await this.writeShare().take();
    const { client, lost } = await this.newestConnection().catch((error: unknown) => {
      leave();
      throw error;
    });
    const transaction: OpenTransaction = { client, isOpen: true };
    let broken = false;
    let failure: unknown = null;
    try {
      await this.traced({ text: 'BEGIN' }, () => client.query(beginBy(settings, true)));
      const result = await this.current.run(transaction, work);
      transaction.isOpen = false;
      await this.traced({ text: 'COMMIT' }, () => client.query('COMMIT'));
      return result;
    } catch (error) {
      transaction.isOpen = false;
      // A lost connection cannot roll back; the server does so by itself.
      const cause = error instanceof Failure ? error.cause : error;
      failure = cause;
      if (isReadOnly(cause)) this.renewPool();
      broken = isConnectionLost(cause);
      if (!broken) {
        await this.traced({ text: 'ROLLBACK' }, () => client.query('ROLLBACK')).catch(() => {
          broken = true;
        });
      }
      throw this.translated(error);
    } finally {
      this.free(client, lost() || broken, leave, failure);
    }
  }

  /**
   * Runs one statement in a transaction with settings of its own, in one round trip. Inside another transaction, that
   * one's settings apply. Throws as `query` does, and if the statement writes without declaring it.
   */
  async queryBy<Row extends pg.QueryResultRow>(settings: Readonly<Record<string, string>>, statement: Statement): Promise<Row[]> {
    if (this.joined()) return this.query<Row>(statement);
    return this.traced(statement, () => this.inOwnTransaction<Row>(settings, statement));
  }

  /**
   * The connection of the surrounding transaction, if there is one. Throws if that has ended, since the connection may
   * have another user by now.
   */
  private joined(): pg.PoolClient | null {
    const transaction = this.current.getStore();
    if (transaction?.isOpen === false) throw new Error('A statement was sent after the end of its transaction');
    return transaction?.client ?? null;
  }

  private async inOwnTransaction<Row extends pg.QueryResultRow>(settings: Readonly<Record<string, string>>, statement: Statement): Promise<Row[]> {
    if (!statement.writes && NOTIFIES.test(statement.text)) throw unmarked(statement);
    const leave = statement.writes ? await this.writeShare().take() : null;
    const { client, lost } = await this.newestConnection().catch((error: unknown) => {
      leave?.();
      throw error;
    });
    let broken = false;
    let failure: unknown = null;
    try {
      return await inOneFlight<Row>(client, beginBy(settings, statement.writes === true), this.noted(client, this.configOf(statement)));
    } catch (error) {
      failure = error;
      if (isReadOnly(error) && !statement.writes) throw unmarked(statement, error);
      if (isReadOnly(error)) this.renewPool();
      broken = leavesUnusable(error);
      throw this.translated(error);
    } finally {
      this.free(client, lost() || broken, leave, failure);
    }
  }

  private writeShare(): WriteShare {
    return (this.share ??= WriteShare.ofPool(this.poolSize));
  }

  /**
   * Returns a connection to the pool, and its place among the writes. If the database has not answered a write, both
   * stay taken while it works on it, such as while a commit waits for the standby: else each further write would leave
   * one more busy Postgres process behind.
   */
  private free(client: pg.PoolClient, isBroken: boolean, leave: (() => void) | null, failure: unknown): void {
    if (leave === null || !isUnanswered(failure)) {
      client.release(isBroken || this.isFull(client));
      leave?.();
      return;
    }
    const share = this.writeShare();
    share.noteUnanswered(true);
    // A single connection is needed for reads, too.
    const keepsConnection = this.poolSize > 1;
    if (!keepsConnection) client.release(true);
    void this.unansweredWrites().endOf(client).then(() => {
      share.noteUnanswered(false);
      if (keepsConnection) client.release(true);
      leave();
    });
  }

  private unansweredWrites(): UnansweredWrites {
    return (this.unanswered ??= new UnansweredWrites(this.pool(), () => this.newConnection('oratek looks')));
  }

  private async newestConnection(): Promise<WatchedConnection> {
    try {
      return await this.watchedConnection();
    } catch (error) {
      throw this.translated(error);
    }
  }

  /**
   * Watched from the moment when the pool hands it over: a promise would resolve too late for an error that the server
   * has sent already.
   */
  private watchedConnection(): Promise<WatchedConnection> {
    return new Promise((resolve, reject) => {
      this.pool().connect((failure, client, release) => {
        if (failure || !client) reject(failure ?? new Error('The pool gave no connection'));
        else if (!this.isOutdated(client)) resolve({ client, lost: watch(client) });
        else {
          release(true);
          this.watchedConnection().then(resolve, reject);
        }
      });
    });
  }

  private translated(error: unknown): unknown {
    return translated(error, Number(this.pool().options.statement_timeout));
  }

  private traced<T>({ name, text }: Pick<Statement, 'name' | 'text'>, send: () => Promise<T>): Promise<T> {
    return this.tracing ? this.tracing.aroundStatement(name, text, send) : send();
  }
}

/** The one change that Postgres allows in a read-only transaction; its commit waits for the standby as well. */
const NOTIFIES = /\bpg_notify\b|^\s*notify\b/i;

function unmarked({ name, text }: Statement, cause?: unknown): Error {
  return new Error(`A statement that changes something has to say that it writes: ${name ?? text}`, { cause });
}

/** A connection is ready for the next statement only after success or an error that Postgres itself reported. */
function leavesUnusable(error: unknown): boolean {
  return isConnectionLost(error) || !(error instanceof pg.DatabaseError);
}

/** As one message. */
function beginBy(settings: Readonly<Record<string, string>>, writes: boolean): string {
  return [writes ? 'BEGIN' : 'BEGIN READ ONLY', ...Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`)].join('; ');
}

/** Pipelines the three. If one fails, the COMMIT of the failed transaction rolls it back. */
async function inOneFlight<Row extends pg.QueryResultRow>(client: pg.PoolClient, begin: string, statement: pg.QueryConfig): Promise<Row[]> {
  const pipelined = client as pg.PoolClient & { pipeline: boolean };
  pipelined.pipeline = true;
  const [began, answer, ended] = await Promise.allSettled([client.query(begin), client.query<Row>(statement), client.query('COMMIT')]);
  pipelined.pipeline = false;
  for (const part of [began, answer, ended]) if (part.status === 'rejected') throw part.reason;
  return answer.status === 'fulfilled' ? answer.value.rows : [];
}

/**
 * Listens for the end of a connection in use: the pool does so only while it is idle, and an error event without a
 * listener ends the process. Returns the function that stops listening and returns whether the connection is lost.
 */
function watch(client: pg.PoolClient): () => boolean {
  let lost = false;
  const note = (): void => {
    lost = true;
  };
  client.on('error', note);
  return () => {
    client.removeListener('error', note);
    return lost;
  };
}
