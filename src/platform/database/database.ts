import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { Tracing } from '../telemetry/tracing.js';
import { ConnectionPool, type PoolOptions } from './connection-pool.js';
import { isReadOnly, leavesUnusable } from './postgres-errors.js';
import type { Statement, TransactionSettings } from './statement.js';
import { Transactions } from './transactions.js';

/**
 * As `transaction_read_only` outside of any transaction: a reading statement may run in a read-only transaction
 * although the server accepts writes.
 */
const IS_READ_ONLY = `SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on' AS "isReadOnly"`;

/** Options that depend on the Postgres, or are for tests. */
interface ConnectionOptions extends PoolOptions {
  /**
   * For tests: whether Postgres refuses changes by statements that do not declare that they write; the first time that it is
   * sent, each then needs a transaction. False by default.
   */
  readonly readsAreReadOnly?: boolean;
}

/**
 * Statements over the pool that TypeORM holds. Inside a unit of work that had to take its locks, they go over that
 * unit's connection.
 */
export class Database {
  private readonly connections: ConnectionPool;
  private readonly transactions: Transactions;
  /** Texts that Postgres has run in a read-only transaction: each is tried once. */
  private readonly onlyReads = new Set<string>();

  /**
   * @param pool is called at each use, since the data source makes the pool only when it connects @param tracing puts a
   * span around each statement; null for none @param cursorKeys keys of cursor signatures: the first signs, all verify;
   * by default one of this process
   */
  constructor(
    pool: () => pg.Pool,
    private readonly tracing: Tracing | null = null,
    readonly cursorKeys: readonly Buffer[] = [randomBytes(32)],
    private readonly options: ConnectionOptions = {},
  ) {
    this.connections = new ConnectionPool(pool, options);
    this.transactions = new Transactions(this.connections, (command, send) => this.traced(command, send));
  }

  /** How many connections the pool has at most. */
  get poolSize(): number {
    return this.connections.size;
  }

  /** The current use of the pool. */
  get usage(): { readonly idle: number; readonly busy: number; readonly waiting: number } {
    return this.connections.usage;
  }

  /** A new, unconnected connection outside of the pool, for uses that keep one, such as LISTEN. The caller ends it. */
  newConnection(applicationName: string): pg.Client {
    return this.connections.newConnection(applicationName);
  }

  /**
   * Runs one statement and returns its rows, times as Postgres writes them. With settings it runs in a transaction of its
   * own, still in one round trip; inside another transaction, that one's settings apply. Throws `unavailable` if the
   * database cannot answer now, and if a statement with settings writes without declaring it; any other failure as `pg`
   * raised it.
   */
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    return this.traced(statement, () => this.send<Row>(statement));
  }

  /**
   * Runs `work` in a transaction on one connection, which all its statements use. Only for work that needs a lock, or
   * settings for its plans. A transaction inside another joins it. @param settings hold until its end
   */
  async transaction<T>(work: () => Promise<T>, settings: TransactionSettings = {}): Promise<T> {
    return this.transactions.joined() ? work() : this.transactions.run(work, settings);
  }

  /**
   * Whether the database accepts writes, as its server says: false after a fail-over that left this pool with the old
   * primary. Then the pool is renewed, so that later statements go to the server that now has the address. Throws
   * `unavailable` if the database cannot answer now.
   */
  async takesWrites(): Promise<boolean> {
    const [row] = await this.query<{ isReadOnly: boolean }>({ name: 'takes-writes', text: IS_READ_ONLY, values: [] });
    const takesWrites = row?.isReadOnly === false;
    if (!takesWrites) this.connections.renew();
    return takesWrites;
  }

  private async send<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const own = this.transactions.joined();
    if (!own && statement.settings) return this.transactions.runOne<Row>(statement, statement.settings);
    if (!own && !statement.writes && this.options.readsAreReadOnly && !this.onlyReads.has(statement.text)) {
      const rows = await this.transactions.runOne<Row>(statement, {});
      this.onlyReads.add(statement.text);
      return rows;
    }
    try {
      if (own) return (await own.client.query<Row>(own.configOf(statement))).rows;
      return await this.onFreeConnection<Row>(statement, statement.writes ? await this.connections.takeWritePlace() : null);
    } catch (error) {
      throw this.connections.translated(error);
    }
  }

  /**
   * Not pool.query(): it closes the connection on any SQL error, and a storm of conflicts would reconnect for each.
   * With callbacks: the promise of a client keeps each result alive past the next garbage collection, which costs a
   * list a third of its time, and here the next query is sent before this one's rows are processed.
   */
  private onFreeConnection<Row extends pg.QueryResultRow>(statement: Statement, leave: (() => void) | null): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.connections.connect(
        leave,
        (connection) => {
          let isOver = false;
          connection.client.query<Row>(connection.configOf(statement), (error: Error | null, result) => {
            // pg calls back twice if a parameter cannot be sent.
            if (isOver) return;
            isOver = true;
            if (isReadOnly(error)) this.connections.renew();
            connection.free(error, error !== null && leavesUnusable(error));
            if (error) reject(error);
            else resolve(result.rows);
          });
        },
        reject,
      );
    });
  }

  private traced<T>({ name, text }: Pick<Statement, 'name' | 'text'>, send: () => Promise<T>): Promise<T> {
    return this.tracing ? this.tracing.aroundStatement(name, text, send) : send();
  }
}
