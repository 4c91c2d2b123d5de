import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const APPLICATION_NAME = 'oratek lease';
const CONNECT_TIMEOUT_MS = 5_000;

/** A client that ignores the environment, whose `PGSSLMODE` and the like are meant for other servers. */
export function clientFor(url: string, applicationName: string): pg.Client {
  const { hostname, port, username, password, pathname } = new URL(url);
  const client = new pg.Client({
    host: hostname,
    port: Number(port),
    user: username,
    password,
    database: pathname.slice(1),
    ssl: false,
    // An empty value would let PGOPTIONS through.
    options: '-c statement_timeout=0',
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  // An idle connection reports its end as an event, and an error event without a listener ends the process.
  client.on('error', () => undefined);
  return client;
}

/**
 * A lease on a Postgres that another process started: an open connection that shows its use. A command that started
 * Postgres waits for leases before it stops it.
 */
export class Lease {
  private closing = false;
  private ended = false;
  private readonly listeners: (() => void)[] = [];

  private constructor(private readonly client: pg.Client) {
    client.once('end', () => {
      this.ended = true;
      if (!this.closing) for (const listener of this.listeners) listener();
    });
    // The lease must not keep the process running.
    setKeepsRunning(client, false);
  }

  /** @throws the connection's error, if it is refused */
  static async take(url: string): Promise<Lease> {
    const client = clientFor(url, APPLICATION_NAME);
    await client.connect();
    return new Lease(client);
  }

  /** Calls back once if the other side ends the connection, even if it has already. */
  onEnd(listener: () => void): void {
    if (!this.ended) this.listeners.push(listener);
    else if (!this.closing) queueMicrotask(listener);
  }

  async close(): Promise<void> {
    if (this.closing) return;
    this.closing = true;
    if (this.ended) return;
    setKeepsRunning(this.client, true);
    await this.client.end();
  }
}

/** The types of pg do not have these methods. */
function setKeepsRunning(client: pg.Client & { ref?: () => void; unref?: () => void }, keepsRunning: boolean): void {
  if (keepsRunning) client.ref?.();
  else client.unref?.();
}

/** Waits until no other process has a lease on this Postgres, or the time is over. */
export async function leasesEnd(url: string, patienceMs: number, onWait: () => void): Promise<void> {
  const client = clientFor(url, 'oratek');
  try {
    await client.connect();
    let told = false;
    for (const start = Date.now(); Date.now() - start < patienceMs; await sleep(25)) {
      const result = await client.query('select 1 from pg_stat_activity where application_name = $1', [APPLICATION_NAME]);
      if (result.rows.length === 0) return;
      if (!told) onWait();
      told = true;
    }
  } catch {
    // A Postgres that does not answer serves no other process either.
  } finally {
    await client.end().catch(() => undefined);
  }
}
