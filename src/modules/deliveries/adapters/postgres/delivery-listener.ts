import type { Logger } from '@nestjs/common';
import type { Client } from 'pg';
import { isUuid } from '../../../../kernel/ids.js';
import type { Database } from '../../../../platform/database/database.js';
import type { Wake } from '../../ports/delivery.signal.js';

/** The channel of all signals of deliveries. */
export const CHANNEL = 'oratek_deliveries';
/** The application name of a listener's connection, by which other processes see that there is one. */
export const LISTENER = 'oratek deliveries';

/** The payload of a notification that only tests whether notifications arrive: it names no organization. */
const TRIAL = 'trial';

const NO_CONNECTION = 'The database cannot be listened to, so deliveries that other processes commit are looked for: every 100 ms while there is work, else once a second.';
const NOTHING_ARRIVES =
  'Notifications of the database do not arrive, as behind a pooler in transaction mode: set DATABASE_DIRECT_URL to the Postgres itself. Until then deliveries that other processes commit are looked for: every 100 ms while there is work, else once a second.';
const ARRIVES = 'Notifications of the database arrive: deliveries that other processes commit begin at once.';

/** Milliseconds. */
export interface ListenerTimes {
  readonly reconnect: number;
  /** The longest delay of a notification on a slow machine. */
  readonly arrival: number;
}

/**
 * A connection that listens, and reconnects when it is lost. A pooler in transaction mode accepts LISTEN but delivers
 * no notifications, without an error: so each connection is tested by a notification that is sent over the pool, as
 * other processes send theirs.
 */
export class DeliveryListener {
  private client: Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private isEnded = false;
  private hasComplained = false;
  private hears = false;

  constructor(
    private readonly database: Database,
    private readonly wake: Wake,
    private readonly log: Pick<Logger, 'warn' | 'log'>,
    private readonly times: ListenerTimes,
  ) {}

  /** The id of the server process of its connection; null while there is none. */
  get processId(): number | null {
    return this.client && processIdOf(this.client);
  }

  /** Whether a notification has arrived over the current connection. */
  get isHearing(): boolean {
    return this.hears;
  }

  /** Listens from now on, until `end`. */
  start(): void {
    this.working = this.connect();
  }

  /** Resolves when the work under way is done. */
  async end(): Promise<void> {
    this.isEnded = true;
    clearTimeout(this.timer);
    await this.working;
    const own = this.client;
    this.client = null;
    // A connection that broke first has ended already.
    await own?.end().catch(() => undefined);
  }

  private async connect(): Promise<void> {
    const own = (this.client = this.database.newConnection(LISTENER));
    own.on('error', () => this.lost(own));
    own.on('end', () => this.lost(own));
    own.on('notification', ({ payload }) => this.notified(own, payload));
    try {
      await own.connect();
      await own.query(`LISTEN ${CHANNEL}`);
    } catch {
      this.complain(NO_CONNECTION);
      this.lost(own);
      return;
    }
    // For commits while there was no connection.
    this.wake(null);
    await this.try(own);
  }

  private lost(own: Client): void {
    if (this.client !== own) return;
    this.client = null;
    this.hears = false;
    // The connection is lost: closing it only frees its socket, and fails if that is gone.
    own.end().catch(() => undefined);
    this.later(this.times.reconnect, () => this.connect());
  }

  private notified(own: Client, payload: string | undefined): void {
    if (this.client !== own) return;
    this.hears = true;
    if (this.hasComplained) this.log.log(ARRIVES);
    this.hasComplained = false;
    if (payload === TRIAL) return;
    this.wake(payload === undefined || payload === '' ? null : payload.split(',').filter(isUuid));
  }

  private async try(own: Client): Promise<void> {
    if (this.client !== own || this.isEnded) return;
    try {
      await this.database.query({ writes: true, text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, TRIAL] });
    } catch {
      // The database does not answer the NOTIFY, so the test says nothing about notifications: it is repeated later.
      // Requests report that the database is away.
      if (this.client === own) this.later(this.times.reconnect, () => this.try(own));
      return;
    }
    if (this.client !== own) return;
    // Checked after the socket has been read: the delay may be this process's own.
    this.later(this.times.arrival, () => new Promise((resolve) => setImmediate(resolve)).then(() => {
      if (this.client === own && !this.hears) this.complain(NOTHING_ARRIVES);
    }));
  }

  private later(milliseconds: number, work: () => Promise<void>): void {
    clearTimeout(this.timer);
    if (this.isEnded) return;
    this.timer = setTimeout(() => {
      this.working = this.working.then(work);
    }, milliseconds);
  }

  private complain(sentence: string): void {
    if (this.hasComplained || this.isEnded) return;
    this.log.warn(sentence);
    this.hasComplained = true;
  }
}

/** Set once the client is connected; missing in the types. */
function processIdOf(client: Client): number | null {
  return (client as Client & { readonly processID?: number | null }).processID ?? null;
}
