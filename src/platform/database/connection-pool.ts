import pg from 'pg';
import { isUnanswered, translated } from './postgres-errors.js';
import { QueryConfigs } from './query-config.js';
import type { Statement } from './statement.js';
import { UnansweredWrites } from './unanswered-writes.js';
import { WriteShare } from './write-share.js';

/** If the database stays read-only, its writes must not each renew all connections. */
const RENEWAL_MS = 1_000;

/** Options that depend on the Postgres. */
export interface PoolOptions {
  /** An address without a pooler, for connections that are kept. */
  readonly directUrl?: string;
  /** Whether statements have names; by default they do. */
  readonly preparedStatements?: boolean;
}

/** A connection in use, watched for its loss. */
export interface UsedConnection {
  readonly client: pg.PoolClient;
  /** The statement as it is sent over this connection. */
  configOf(statement: Statement): pg.QueryConfig;
  /**
   * Ends the use. @param failure of its last statement; null if that succeeded @param isBroken whether the connection
   * is unusable; one that is lost is closed anyway
   */
  free(failure: unknown, isBroken: boolean): void;
}

/**
 * The connections of the pool that TypeORM holds: which of them are outdated, which are lost, and how many may write at
 * once.
 */
export class ConnectionPool {
  /** The number of renewals before a connection was first used. */
  private readonly madeIn = new WeakMap<pg.PoolClient, number>();
  private readonly configs: QueryConfigs;
  private share: WriteShare | null = null;
  private unanswered: UnansweredWrites | null = null;
  private renewals = 0;
  private renewedAt = -Infinity;

  /** @param pool is called at each use, since the data source makes the pool only when it connects */
  constructor(
    private readonly pool: () => pg.Pool,
    private readonly options: PoolOptions,
  ) {
    this.configs = new QueryConfigs(options.preparedStatements !== false);
  }

  /** How many connections the pool has at most. */
  get size(): number {
    return this.pool().options.max;
  }

  /** The current use of the pool. */
  get usage(): { readonly idle: number; readonly busy: number; readonly waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.pool();
    return { idle: idleCount, busy: totalCount - idleCount, waiting: waitingCount };
  }

  /** A new, unconnected connection outside of the pool. The caller ends it. */
  newConnection(applicationName: string): pg.Client {
    return new pg.Client({ ...this.pool().options, ...(this.options.directUrl === undefined ? {} : { connectionString: this.options.directUrl }), statement_timeout: false, query_timeout: 0, application_name: applicationName });
  }

  /** Retires all existing connections; each is closed when it is next released or requested. */
  renew(): void {
    if (performance.now() - this.renewedAt < RENEWAL_MS) return;
    this.renewedAt = performance.now();
    this.renewals++;
  }

  /** Takes a place among the writes, and returns the function that leaves it. Throws `unavailable` if none is free in time. */
  takeWritePlace(): Promise<() => void> {
    return this.writeShare().take();
  }

  /**
   * Takes a connection made since the last renewal. With callbacks: a promise would resolve too late to watch for an
   * error that the server has sent already.
   * @param leave leaves the write place of this use when it ends, also if there is no connection; null for a read
   */
  connect(leave: (() => void) | null, use: (connection: UsedConnection) => void, failed: (error: Error) => void): void {
    this.pool().connect((failure, client, release) => {
      if (failure || !client) {
        leave?.();
        failed(failure ?? new Error('The pool gave no connection'));
      } else if (this.isOutdated(client)) {
        release(true);
        this.connect(leave, use, failed);
      } else {
        const lost = watch(client);
        use({
          client,
          configOf: (statement) => this.configs.on(client, statement),
          free: (error, isBroken) => this.free(client, lost() || isBroken, leave, error),
        });
      }
    });
  }

  /** Takes a connection as `connect` does, after a write place if it `writes`. Throws `unavailable` if there is none in time. */
  async take(writes: boolean): Promise<UsedConnection> {
    const leave = writes ? await this.takeWritePlace() : null;
    try {
      return await new Promise<UsedConnection>((resolve, reject) => this.connect(leave, resolve, reject));
    } catch (error) {
      throw this.translated(error);
    }
  }

  /** The error as `unavailable` if the database cannot answer now; any other as it is. */
  translated(error: unknown): unknown {
    return translated(error, Number(this.pool().options.statement_timeout));
  }

  private isOutdated(client: pg.PoolClient): boolean {
    const made = this.madeIn.get(client) ?? this.renewals;
    this.madeIn.set(client, made);
    return made < this.renewals;
  }

  private writeShare(): WriteShare {
    return (this.share ??= WriteShare.ofPool(this.size));
  }

  /**
   * Returns a connection to the pool, and its place among the writes. If the database has not answered a write, both
   * stay taken while it works on it, such as while a commit waits for the standby: else each further write would leave
   * one more busy Postgres process behind.
   */
  private free(client: pg.PoolClient, isBroken: boolean, leave: (() => void) | null, failure: unknown): void {
    if (leave === null || !isUnanswered(failure)) {
      client.release(isBroken || this.configs.isFull(client));
      leave?.();
      return;
    }
    const share = this.writeShare();
    share.noteUnanswered(true);
    // A single connection is needed for reads, too.
    const keepsConnection = this.size > 1;
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
