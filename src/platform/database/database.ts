import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { DomainError } from '../../kernel/domain-error.js';
import type { Tracing } from '../telemetry/tracing.js';
import { isConnectionLost, translated } from './postgres-errors.js';
import type { Statement } from './statement.js';

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

/**
 * Statements over the pool that TypeORM holds. Inside a unit of work that had to take its locks, they go over that
 * unit's connection.
 */
export class Database {
  private readonly connection = new AsyncLocalStorage<pg.PoolClient>();

  /**
   * @param pool is asked for at each use, since the data source makes it only when it connects
   * @param tracing puts a span around each statement; null for none
   * @param cursorKeys keys that the cursors of lists are signed with: the first signs, all are believed; by default one of this process
   */
  constructor(
    private readonly pool: () => pg.Pool,
    private readonly tracing: Tracing | null = null,
    readonly cursorKeys: readonly Buffer[] = [randomBytes(32)],
  ) {}

  /** How the pool is used at this moment. */
  get usage(): { readonly idle: number; readonly busy: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool();
    return { idle: idleCount, busy: totalCount - idleCount, waiting: waitingCount };
  }

  /** A connection outside of the pool, not yet connected: for what has to keep one, such as LISTEN. Whoever makes it ends it. */
  newConnection(applicationName: string): pg.Client {
    return new pg.Client({ ...this.pool().options, statement_timeout: false, query_timeout: 0, application_name: applicationName });
  }

  /**
   * Runs one statement and gives its rows, times as Postgres writes them.
   * Throws `unavailable` if the database cannot answer now; any other failure as `pg` raised it.
   */
  query<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    return this.traced(statement, () => this.send<Row>(statement));
  }

  private async send<Row extends pg.QueryResultRow>(statement: Statement): Promise<Row[]> {
    const config = { ...statement, values: [...statement.values], types: typeParsers };
    const own = this.connection.getStore();
    try {
      if (own) return (await own.query<Row>(config)).rows;
      return await this.onFreeConnection<Row>(config);
    } catch (error) {
      throw translated(error);
    }
  }

  /**
   * Not pool.query(): it throws the connection away on any SQL error, and a storm of conflicts would reconnect for each.
   * With callbacks: the promise that a client makes by itself keeps each result alive past the next garbage collection,
   * which costs a list a third of its time, and here the next query is on its way before this one's rows are looked at.
   */
  private onFreeConnection<Row extends pg.QueryResultRow>(config: pg.QueryConfig): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.pool().connect((failure, client, release) => {
        if (failure || !client) {
          reject(failure ?? new Error('The pool gave no connection'));
          return;
        }
        const lost = watch(client);
        client.query<Row>(config, (error: Error | null, result) => {
          release(lost() || (error !== null && isConnectionLost(error)));
          if (error) reject(error);
          else resolve(result.rows);
        });
      });
    });
  }

  /** Runs `work` in a transaction on one connection, over which all its statements go. Only for what must hold a lock. One inside another joins it. */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.connection.getStore()) return work();
    const client = await this.pool()
      .connect()
      .catch((error: unknown) => {
        throw translated(error);
      });
    const lost = watch(client);
    let broken = false;
    try {
      await this.traced({ text: 'BEGIN' }, () => client.query('BEGIN'));
      const result = await this.connection.run(client, work);
      await this.traced({ text: 'COMMIT' }, () => client.query('COMMIT'));
      return result;
    } catch (error) {
      // Over a connection that is gone nothing can be rolled back; the server does so by itself.
      broken = isConnectionLost(error instanceof DomainError ? error.cause : error);
      if (!broken) {
        await this.traced({ text: 'ROLLBACK' }, () => client.query('ROLLBACK')).catch(() => {
          broken = true;
        });
      }
      throw translated(error);
    } finally {
      client.release(lost() || broken);
    }
  }

  private traced<T>({ name, text }: Pick<Statement, 'name' | 'text'>, send: () => Promise<T>): Promise<T> {
    return this.tracing ? this.tracing.aroundStatement(name, text, send) : send();
  }
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
