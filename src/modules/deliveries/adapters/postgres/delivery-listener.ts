import type { Logger } from '@nestjs/common';
import type { Client } from 'pg';
import { isUuid } from '../../../../kernel/ids.js';
import type { Database } from '../../../../platform/database/database.js';
import type { Wake } from '../../ports/delivery.signal.js';

/** The channel of all signals of deliveries. */
export const CHANNEL = 'oratek_deliveries';
/** What a listener's connection is called, by which other processes see that there is one. */
export const LISTENER = 'oratek deliveries';

/** The payload of a notification that only tries whether notifications arrive: it names no organization. */
const TRIAL = 'trial';

const NO_CONNECTION = 'The database cannot be listened to, so deliveries that other processes commit are looked for: every 100 ms while there is work, else once a second.';
const NOTHING_ARRIVES =
  'Notifications of the database do not arrive, as behind a pooler in transaction mode: set DATABASE_DIRECT_URL to the Postgres itself. Until then deliveries that other processes commit are looked for: every 100 ms while there is work, else once a second.';
const ARRIVES = 'Notifications of the database arrive: deliveries that other processes commit begin at once.';

/** Milliseconds. */
export interface ListenerTimes {
  readonly reconnect: number;
  /** How late a notification may be on a machine that is merely slow. */
  readonly arrival: number;
}

/**
 * A connection of its own that listens, and comes back when it is lost. A pooler in transaction mode takes the LISTEN and passes no
 * notification on, without an error: so each connection is tried by a notification, which goes over the pool as those of others do.
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

  /** The server's process of its connection; null while it has none. */
  get processId(): number | null {
    return this.client && processIdOf(this.client);
  }

  /** Whether a notification has arrived over the present connection. */
  get isHearing(): boolean {
    return this.hears;
  }

  /** Listens from now on, until `end`. */
  start(): void {
    this.working = this.connect();
  }

  /** Ends, when what is under way has. */
  async end(): Promise<void> {
    this.isEnded = true;
    clearTimeout(this.timer);
    await this.working;
    const own = this.client;
    this.client = null;
    // One that broke first is gone, too.
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
    // What was committed while nobody listened.
    this.wake(null);
    await this.try(own);
  }

  private lost(own: Client): void {
    if (this.client !== own) return;
    this.client = null;
    this.hears = false;
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
      // The requests say that the database does not answer; nothing is known of notifications until it does.
      if (this.client === own) this.later(this.times.reconnect, () => this.try(own));
      return;
    }
    if (this.client !== own) return;
    // After what the socket holds has been read: the process itself may have stood still for so long.
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

/** Known once it is connected; not among the types. */
function processIdOf(client: Client): number | null {
  return (client as Client & { readonly processID?: number | null }).processID ?? null;
}
