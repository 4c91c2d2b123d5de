import { Injectable, Logger, Optional } from '@nestjs/common';
import type { Client } from 'pg';
import { isUuid } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { DELIVERIES } from './postgres-event-deliveries.js';
import { DeliverySignal, type Wake } from '../../ports/delivery.signal.js';

const CHANNEL = 'oratek_deliveries';
/** What a listener's connection is called, by which others see that there is one. */
const LISTENER = 'oratek deliveries';
const OTHERS = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = '${LISTENER}' AND pid <> ALL ($1::int[]) LIMIT 1`;

/** A payload has 8,000 bytes; past that, listeners are told of all organizations. */
const MAX_NAMED = 200;

/** Milliseconds. */
export interface SignalTimes {
  /** Commits within it make one signal. */
  readonly coalesce: number;
  readonly reconnect: number;
  /** How long it is taken for granted that others listen, or that nobody does. */
  readonly knowOthers: number;
}

const TIMES: SignalTimes = { coalesce: 10, reconnect: 1_000, knowOthers: 2_000 };

/**
 * Commits of this process wake its own worker at once, and those of others by one NOTIFY for all that was committed in
 * 10 ms, never inside of a change's transaction: that would make all commits wait for each other. Nobody is notified
 * who is not there.
 */
@Injectable()
export class PostgresDeliverySignal extends DeliverySignal {
  private readonly listeners = new Set<Wake>();
  /** The organizations with something new that nobody was told of yet. */
  private fresh = new Set<string>();
  private readonly processIds = new Set<number>();
  private timer: NodeJS.Timeout | undefined;
  private others: { readonly exist: boolean; readonly asOf: number } | null = null;
  private notifying: Promise<void> = Promise.resolve();
  private readonly forget: () => void;

  /** @param warn told once if this database cannot be listened to */
  constructor(
    private readonly database: Database,
    units: PostgresUnitOfWork,
    @Optional() private readonly warn: (sentence: string) => void = (sentence) => new Logger('Webhooks').warn(sentence),
    @Optional() private readonly times: SignalTimes = TIMES,
  ) {
    super();
    this.forget = units.onAnnounced(DELIVERIES, (orgIds) => this.announced(orgIds));
  }

  override subscribe(wake: Wake): () => Promise<void> {
    this.listeners.add(wake);
    const connection = this.listen(wake);
    return async () => {
      this.listeners.delete(wake);
      await connection.end();
    };
  }

  /** Signals nothing more. */
  async close(): Promise<void> {
    this.forget();
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.notifying;
  }

  /** So that Nest waits for it before the connections are closed. */
  onModuleDestroy(): Promise<void> {
    return this.close();
  }

  private announced(orgIds: ReadonlySet<string>): void {
    for (const orgId of orgIds) this.fresh.add(orgId);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const fresh = [...this.fresh];
      this.fresh = new Set();
      for (const wake of this.listeners) wake(fresh);
      // Workers look by themselves, too: a lost signal costs them a second.
      this.notifying = this.notifying.then(() => this.notify(fresh)).catch(() => undefined);
    }, this.times.coalesce);
  }

  private async notify(orgIds: readonly string[]): Promise<void> {
    if (!this.others || Date.now() - this.others.asOf > this.times.knowOthers) {
      const found = await this.database.query({ name: 'deliveries_listeners', text: OTHERS, values: [[...this.processIds]] });
      this.others = { exist: found.length > 0, asOf: Date.now() };
    }
    if (this.others.exist) await this.database.query({ writes: true, text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, orgIds.length > MAX_NAMED ? '' : orgIds.join()] });
  }

  /** A connection of its own that comes back when it is lost. */
  private listen(wake: Wake): { end: () => Promise<void> } {
    let client: Client | null = null;
    let timer: NodeJS.Timeout | undefined;
    let isEnded = false;
    let hasWarned = false;
    const again = (lost: Client): void => {
      if (client !== lost) return;
      client = null;
      this.processIds.delete(processIdOf(lost));
      lost.end().catch(() => undefined);
      if (!isEnded) timer = setTimeout(() => void connect(), this.times.reconnect);
    };
    const connect = async (): Promise<void> => {
      const own = (client = this.database.newConnection(LISTENER));
      own.on('error', () => again(own));
      own.on('end', () => again(own));
      own.on('notification', ({ payload }) => wake(payload === undefined || payload === '' ? null : payload.split(',').filter(isUuid)));
      try {
        await own.connect();
        this.processIds.add(processIdOf(own));
        await own.query(`LISTEN ${CHANNEL}`);
        // What was committed while nobody listened.
        wake(null);
      } catch {
        if (!hasWarned && !isEnded) this.warn('Other processes cannot be listened to for new deliveries; they are looked for once a second.');
        hasWarned = true;
        again(own);
      }
    };
    const connecting = connect();
    return {
      end: async () => {
        isEnded = true;
        clearTimeout(timer);
        await connecting;
        const own = client;
        client = null;
        await own?.end().catch(() => undefined);
      },
    };
  }
}

/** Known once it is connected; not among the types. */
function processIdOf(client: Client): number {
  return (client as Client & { readonly processID?: number | null }).processID ?? 0;
}
