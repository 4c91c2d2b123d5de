import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { Failure } from '../../kernel/failure.js';
import type { Tracing } from '../telemetry/tracing.js';
import { isConnectionLost, isReadOnly, isUnanswered, translated } from './postgres-errors.js';
import type { Statement } from './statement.js';
import { WriteShare } from './write-share.js';

const TIME_TYPES: ReadonlySet<number> = new Set([pg.types.builtins.TIMESTAMPTZ, pg.types.builtins.TIMESTAMP, pg.types.builtins.DATE]);
const asText = (value: string): string => value;

const TEXT_ARRAY = 1009;
const parseAnyTextArray = (pg.types.getTypeParser as (oid: number) => (value: string) => string[])(TEXT_ARRAY);
/** Anything that is quoted, escaped, nested or null is left to the general parser. */
const parseTextArray = (value: string): string[] => {
  if (value === '{}') return [];
  return /["\\]|null/i.test(value) || value.lastIndexOf('{') > 0 ? parseAnyTextArray(value) : value.slice(1, -1).split(',');
};

/** Times stay text: parsing them into Dates costs a quarter of a list, and a parser set globally would break TypeORM. */
const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    TIME_TYPES.has(oid) ? asText : oid === TEXT_ARRAY && format !== 'binary' ? parseTextArray : (pg.types.getTypeParser as (oid: number, format?: 'text' | 'binary') => unknown)(oid, format)) as typeof pg.types.getTypeParser,
};

/** A database that is read-only for good must not make each write renew the connections of all reads. */
const RENEWAL_MS = 1_000;
/** Between two looks at what became of a write that was not answered. */
const LOOK_MS = 1_000;
/** A commit that waits for a synchronous standby, for which no time-out of Postgres holds. */
const WAITS_FOR_STANDBY = "SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'SyncRep'";

/**
 * Statements over the pool that TypeORM holds. Inside a unit of work that had to take its locks, they go over that
 * unit's connection.
 */
export class Database {
  private readonly connection = new AsyncLocalStorage<pg.PoolClient>();
  /** Connections made before the pool was last renewed. */
  private readonly madeIn = new WeakMap<pg.PoolClient, number>();
  private share: WriteShare | null = null;
  private renewals = 0;
  private renewedAt = -Infinity;

  /**
   * @param pool is asked for at each use, since the data source makes it only when it connects
   * @param tracing puts a span around each statement; null for none
   * @param cursorKeys keys that the cursors of lists are signed with: the first signs, all are believed; by default one of this process
   * @param pooler what one between here and Postgres makes necessary: another address for what keeps a connection, and statements without names
   */
  constructor(
    private readonly pool: () => pg.Pool,
    private readonly tracing: Tracing | null = null,
    readonly cursorKeys: readonly Buffer[] = [randomBytes(32)],
    private readonly pooler: { readonly directUrl?: string; readonly preparedStatements?: boolean } = {},
  ) {}

  /** How many connections the pool has at most. */
  get poolSize(): number {
    return this.pool().options.max;
  }

  /** How the pool is used at this moment. */
  get usage(): { readonly idle: number; readonly busy: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool();
    return { idle: idleCount, busy: totalCount - idleCount, waiting: waitingCount };
  }

  /** A connection outside of the pool, not yet connected: for what has to keep one, such as LISTEN. Whoever makes it ends it. */
  newConnection(applicationName: string): pg.Client {
    return new pg.Client({ ...this.pool().options, ...(this.pooler.directUrl === undefined ? {} : { connectionString: this.pooler.directUrl }), statement_timeout: false, query_timeout: 0, application_name: applicationName });
  }

  /**
   * Runs one statement and gives its rows, times as Postgres writes them.
   * Throws `unavailable` if the database cannot answer now; any other failure as `pg` raised it.
   */
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    return this.traced(statement, () => this.send<Row>(statement));
  }

  /**
   * Whether the database takes writes, as its server sees it: not after a fail-over that left this pool with the old
   * primary. Then the pool is renewed, so that what is asked next goes to whoever answers at the address now.
   * Throws `unavailable` if the database cannot answer now.
   */
  async takesWrites(): Promise<boolean> {
    const [row] = await this.query<{ isReadOnly: boolean }>({ name: 'takes-writes', text: `SELECT current_setting('transaction_read_only') = 'on' AS "isReadOnly"`, values: [] });
    const takesWrites = row?.isReadOnly === false;
    if (!takesWrites) this.renewPool();
    return takesWrites;
  }

  /** From now on no connection of before is used again; each goes when it is next free or asked for. */
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
    const config = this.configOf(statement);
    const own = this.connection.getStore();
    try {
      if (own) return (await own.query<Row>(config)).rows;
      if (!statement.writes) return await this.onFreeConnection<Row>(config);
      const leave = await this.writeShare().take();
      return await this.onFreeConnection<Row>(config, leave);
    } catch (error) {
      throw this.translated(error);
    }
  }

  private configOf({ name, text, values }: Statement): pg.QueryConfig {
    return { ...(name === undefined || this.pooler.preparedStatements === false ? {} : { name }), text, values: [...values], types: typeParsers };
  }

  /**
   * Not pool.query(): it throws the connection away on any SQL error, and a storm of conflicts would reconnect for each.
   * With callbacks: the promise that a client makes by itself keeps each result alive past the next garbage collection,
   * which costs a list a third of its time, and here the next query is on its way before this one's rows are looked at.
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
        client.query<Row>(config, (error: Error | null, result) => {
          if (isReadOnly(error)) this.renewPool();
          this.free(client, lost() || (error !== null && isConnectionLost(error)), leave, error);
          if (error) reject(error);
          else resolve(result.rows);
        });
      });
    });
  }

  /**
   * Runs `work` in a transaction on one connection, over which all its statements go. Only for what must hold a lock, or be planned
   * by settings of its own. One inside another joins it.
   * @param settings hold to its end
   */
  async transaction<T>(work: () => Promise<T>, settings: Readonly<Record<string, string>> = {}): Promise<T> {
    if (this.connection.getStore()) return work();
    const leave = await this.writeShare().take();
    const client = await this.newestConnection().catch((error: unknown) => {
      leave();
      throw error;
    });
    const lost = watch(client);
    let broken = false;
    let failure: unknown = null;
    try {
      await this.traced({ text: 'BEGIN' }, () => client.query(beginBy(settings)));
      const result = await this.connection.run(client, work);
      await this.traced({ text: 'COMMIT' }, () => client.query('COMMIT'));
      return result;
    } catch (error) {
      // Over a connection that is gone nothing can be rolled back; the server does so by itself.
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
   * Runs one statement in a transaction with settings of its own, all of it in one round trip. Inside another transaction it goes by
   * the settings of that.
   * Throws as `query` does.
   */
  async queryBy<Row extends pg.QueryResultRow>(settings: Readonly<Record<string, string>>, statement: Statement): Promise<Row[]> {
    if (this.connection.getStore()) return this.query<Row>(statement);
    const leave = statement.writes ? await this.writeShare().take() : null;
    const client = await this.newestConnection().catch((error: unknown) => {
      leave?.();
      throw error;
    });
    const lost = watch(client);
    let broken = false;
    let failure: unknown = null;
    try {
      return await this.traced(statement, () => inOneFlight<Row>(client, beginBy(settings), this.configOf(statement)));
    } catch (error) {
      failure = error;
      if (isReadOnly(error)) this.renewPool();
      broken = isConnectionLost(error);
      throw this.translated(error);
    } finally {
      this.free(client, lost() || broken, leave, failure);
    }
  }

  private writeShare(): WriteShare {
    return (this.share ??= WriteShare.ofPool(this.poolSize));
  }

  /**
   * Gives a connection back to the pool, and its place among the writes. Where the database has not answered a write, both stay taken for as
   * long as it waits for its standby: else each further write would leave one more of its processes waiting.
   */
  private free(client: pg.PoolClient, isBroken: boolean, leave: (() => void) | null, failure: unknown): void {
    if (leave === null || !isUnanswered(failure)) {
      client.release(isBroken);
      leave?.();
      return;
    }
    const share = this.writeShare();
    share.noteUnanswered(true);
    void this.endOfWait(client).finally(() => {
      share.noteUnanswered(false);
      client.release(true);
      leave();
    });
  }

  /** Ends when the database has answered, the connection is gone, or it is not a standby that it waits for. */
  private async endOfWait(client: pg.PoolClient): Promise<void> {
    const { processID } = client as pg.PoolClient & { readonly processID?: number };
    const ended = new AbortController();
    const end = (): void => ended.abort();
    client.once('drain', end).once('end', end).on('error', end);
    while (!ended.signal.aborted) {
      // Where even a read fails, it is not a standby alone that is away.
      const found = await this.onFreeConnection({ text: WAITS_FOR_STANDBY, values: [processID] }).catch(() => []);
      if (found.length === 0) return;
      // It rejects when the wait is over before.
      await setTimeout(LOOK_MS, null, { signal: ended.signal, ref: false }).catch(() => undefined);
    }
  }

  private async newestConnection(): Promise<pg.PoolClient> {
    try {
      for (;;) {
        const client = await this.pool().connect();
        if (!this.isOutdated(client)) return client;
        client.release(true);
      }
    } catch (error) {
      throw this.translated(error);
    }
  }

  private translated(error: unknown): unknown {
    return translated(error, Number(this.pool().options.statement_timeout));
  }

  private traced<T>({ name, text }: Pick<Statement, 'name' | 'text'>, send: () => Promise<T>): Promise<T> {
    return this.tracing ? this.tracing.aroundStatement(name, text, send) : send();
  }
}

/** As one message. */
function beginBy(settings: Readonly<Record<string, string>>): string {
  return ['BEGIN', ...Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`)].join('; ');
}

/** Sends the three without waiting in between. If one fails, the COMMIT of the failed transaction rolls it back. */
async function inOneFlight<Row extends pg.QueryResultRow>(client: pg.PoolClient, begin: string, statement: pg.QueryConfig): Promise<Row[]> {
  const pipelined = client as pg.PoolClient & { pipeline: boolean };
  pipelined.pipeline = true;
  const [began, answer, ended] = await Promise.allSettled([client.query(begin), client.query<Row>(statement), client.query('COMMIT')]);
  pipelined.pipeline = false;
  for (const part of [began, answer, ended]) if (part.status === 'rejected') throw part.reason;
  return answer.status === 'fulfilled' ? answer.value.rows : [];
}

/**
 * Listens for the end of a connection that is in use: the pool does so only while it is idle, and an error that nobody
 * listens for ends the process. Returns the function that stops listening and tells whether the connection is gone.
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
