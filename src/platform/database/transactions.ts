import { AsyncLocalStorage } from 'node:async_hooks';
import type { Duplex } from 'node:stream';
import type pg from 'pg';
import { Failure } from '../../kernel/failure.js';
import type { ConnectionPool, UsedConnection } from './connection-pool.js';
import { isConnectionLost, isReadOnly, leavesUnusable } from './postgres-errors.js';
import type { Statement, TransactionSettings } from './statement.js';

/** The one change that Postgres allows in a read-only transaction; its commit waits for the standby as well. */
const NOTIFIES = /\bpg_notify\b|^\s*notify\b/i;

/** A transaction, for as long as statements may join it. */
interface OpenTransaction {
  readonly connection: UsedConnection;
  isOpen: boolean;
}

/** Transactions on connections of the pool. The statements that `work` sends join the one around it. */
export class Transactions {
  private readonly current = new AsyncLocalStorage<OpenTransaction>();

  /** @param traced sends a command inside a span of its own, if there are spans */
  constructor(
    private readonly connections: ConnectionPool,
    private readonly traced: <T>(command: { readonly text: string }, send: () => Promise<T>) => Promise<T>,
  ) {}

  /**
   * The connection of the surrounding transaction, if there is one. Throws if that has ended, since the connection may
   * have another user by now.
   */
  joined(): UsedConnection | null {
    const transaction = this.current.getStore();
    if (transaction?.isOpen === false) throw new Error('A statement was sent after the end of its transaction');
    return transaction?.connection ?? null;
  }

  /** Runs `work` in a transaction of its own, on one connection. @param settings hold until its end */
  async run<T>(work: () => Promise<T>, settings: TransactionSettings): Promise<T> {
    const connection = await this.connections.take(true);
    const { client } = connection;
    const transaction: OpenTransaction = { connection, isOpen: true };
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
      if (isReadOnly(cause)) this.connections.renew();
      broken = isConnectionLost(cause);
      if (!broken) {
        await this.traced({ text: 'ROLLBACK' }, () => client.query('ROLLBACK')).catch(() => {
          broken = true;
        });
      }
      throw this.connections.translated(error);
    } finally {
      connection.free(failure, broken);
    }
  }

  /** Runs one statement in a transaction of its own, in one round trip: read-only unless the statement says that it writes. */
  async runOne<Row extends pg.QueryResultRow>(statement: Statement, settings: TransactionSettings): Promise<Row[]> {
    const writes = statement.writes === true;
    if (!writes && NOTIFIES.test(statement.text)) throw unmarked(statement);
    const connection = await this.connections.take(writes);
    let broken = false;
    let failure: unknown = null;
    try {
      return await inOneFlight<Row>(connection.client, beginBy(settings, writes), connection.configOf(statement));
    } catch (error) {
      failure = error;
      if (isReadOnly(error) && !writes) throw unmarked(statement, error);
      if (isReadOnly(error)) this.connections.renew();
      broken = leavesUnusable(error);
      throw this.connections.translated(error);
    } finally {
      connection.free(failure, broken);
    }
  }
}

function unmarked({ name, text }: Statement, cause?: unknown): Error {
  return new Error(`A statement that changes something has to say that it writes: ${name ?? text}`, { cause });
}

/** As one message. */
function beginBy(settings: TransactionSettings, writes: boolean): string {
  return [writes ? 'BEGIN' : 'BEGIN READ ONLY', ...Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`)].join('; ');
}

/**
 * Sends the three at once, as one write: each would wake the server by itself. If one fails, the COMMIT of the failed
 * transaction rolls it back.
 */
function inOneFlight<Row extends pg.QueryResultRow>(client: pg.PoolClient, begin: string, statement: pg.QueryConfig): Promise<Row[]> {
  const pipelined = client as pg.PoolClient & { pipeline: boolean; readonly connection: { readonly stream: Duplex } };
  const { stream } = pipelined.connection;
  return new Promise((resolve, reject) => {
    const answered = new Set<string>();
    let failure: Error | null = null;
    let rows: Row[] = [];
    // With callbacks, as in `Database`; one whose parameter cannot be sent is called back twice.
    const end = (part: string, error: Error | null): void => {
      failure ??= error;
      answered.add(part);
      if (answered.size < 3) return;
      pipelined.pipeline = false;
      if (failure) reject(failure);
      else resolve(rows);
    };
    pipelined.pipeline = true;
    stream.cork();
    client.query(begin, (error: Error | null) => end('begin', error));
    client.query<Row>(statement, (error: Error | null, result: pg.QueryResult<Row> | undefined) => {
      rows = result?.rows ?? [];
      end('statement', error);
    });
    client.query('COMMIT', (error: Error | null) => end('commit', error));
    stream.uncork();
  });
}
