import type pg from 'pg';

/** Milliseconds between two looks. */
const LOOK_MS = 1_000;
/** The most milliseconds of one look, once it is connected. */
const ANSWERS_WITHIN_MS = 5_000;

/*
 * Those of the processes $1 that still work on a statement. A commit waits for a synchronous standby without any
 * time-out of Postgres, and so does one on a stalled disk; neither notices that its client is gone. An unknown process
 * id is that of a pooler: then it may be any commit of this database that waits for a standby.
 */
const STILL_RUNNING = `SELECT k.pid FROM unnest($1::int[]) AS k (pid) LEFT JOIN pg_stat_activity a ON a.pid = k.pid
  WHERE a.state = 'active' OR (a.pid IS NULL AND EXISTS (SELECT FROM pg_stat_activity w WHERE w.datname = current_database() AND w.wait_event = 'SyncRep'))`;

/** Writes that were not answered in time, until the database has finished them. */
export class UnansweredWrites {
  private readonly ends = new Map<pg.PoolClient, () => void>();
  private isLooking = false;

  /**
   * @param pool whose end ends the wait @param connect makes a connection outside of the pool, which may have none free
   */
  constructor(
    private readonly pool: Pick<pg.Pool, 'ending'>,
    private readonly connect: () => pg.Client,
  ) {}

  /**
   * Resolves when the database has answered this connection's statement, has stopped working on it, or when the pool
   * ends.
   */
  endOf(client: pg.PoolClient): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        if (this.ends.delete(client)) resolve();
      };
      this.ends.set(client, end);
      // The pool listens only to idle connections, and an error event without a listener ends the process.
      client.once('drain', end).on('error', () => undefined);
      if (!this.isLooking) void this.look();
    });
  }

  private async look(): Promise<void> {
    this.isLooking = true;
    while (this.ends.size > 0) {
      const asked = [...this.ends];
      // A failed look gives no information: the writes keep their places, and the next look asks again.
      const running = this.pool.ending ? new Set() : await this.stillRunning(asked.map(([client]) => processOf(client))).catch(() => null);
      if (running) for (const [client, end] of asked) if (!running.has(processOf(client))) end();
      if (this.ends.size > 0) await new Promise((resolve) => setTimeout(resolve, LOOK_MS).unref());
    }
    this.isLooking = false;
  }

  private async stillRunning(processes: readonly number[]): Promise<Set<unknown>> {
    const client = this.connect();
    client.on('error', () => undefined);
    try {
      await client.connect();
      const question: pg.QueryConfig & { readonly query_timeout: number } = { text: STILL_RUNNING, values: [processes], query_timeout: ANSWERS_WITHIN_MS };
      const { rows } = await client.query<{ pid: number }>(question);
      return new Set(rows.map(({ pid }) => pid));
    } finally {
      // A silent server does not confirm the end, and nothing waits for it.
      void client.end().catch(() => undefined);
    }
  }
}

/** The process id that Postgres gave the connection. */
function processOf(client: pg.PoolClient): number {
  return (client as pg.PoolClient & { readonly processID: number }).processID;
}
