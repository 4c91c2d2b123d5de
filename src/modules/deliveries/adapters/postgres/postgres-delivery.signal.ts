import { Injectable, Logger, Optional } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { DELIVERIES } from './postgres-event-deliveries.js';
import { DeliverySignal, type Wake } from '../../ports/delivery.signal.js';
import { CHANNEL, DeliveryListener, LISTENER, type ListenerTimes } from './delivery-listener.js';

const OTHERS = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = '${LISTENER}' AND pid <> ALL ($1::int[]) LIMIT 1`;

/** A payload has at most 8,000 bytes; beyond this many organizations, a notification names none and means all. */
const MAX_NAMED = 200;

/** Milliseconds. */
export interface SignalTimes extends ListenerTimes {
  /** Commits within this time share one signal. */
  readonly coalesce: number;
  /** How long the answer to "does another process listen" is cached. */
  readonly knowOthers: number;
}

const TIMES: SignalTimes = { coalesce: 10, reconnect: 1_000, arrival: 10_000, knowOthers: 2_000 };

/**
 * Commits of this process wake its own worker at once; other processes get one NOTIFY for all commits of 10 ms, outside
 * of the changes' transactions: inside, it would serialize all commits. NOTIFY is sent only while another process
 * listens.
 */
@Injectable()
export class PostgresDeliverySignal extends DeliverySignal {
  private readonly wakes = new Set<Wake>();
  private readonly listeners = new Set<DeliveryListener>();
  /** Organizations with new deliveries that were not announced yet. */
  private fresh = new Set<string>();
  private timer: NodeJS.Timeout | undefined;
  private others: { readonly exist: boolean; readonly asOf: number } | null = null;
  private notifying: Promise<void> = Promise.resolve();
  private readonly forget: () => void;

  /** @param log called when notifications do not arrive from this database, and when they arrive again */
  constructor(
    private readonly database: Database,
    units: PostgresUnitOfWork,
    @Optional() private readonly log: Pick<Logger, 'warn' | 'log'> = new Logger('Webhooks'),
    @Optional() private readonly times: SignalTimes = TIMES,
  ) {
    super();
    this.forget = units.onAnnounced(DELIVERIES, (orgIds) => this.announced(orgIds));
  }

  override subscribe(wake: Wake): () => Promise<void> {
    const listener = new DeliveryListener(this.database, wake, this.log, this.times);
    this.wakes.add(wake);
    this.listeners.add(listener);
    listener.start();
    return async () => {
      this.wakes.delete(wake);
      this.listeners.delete(listener);
      await listener.end();
    };
  }

  override hearsOthers(): boolean {
    return [...this.listeners].some((listener) => listener.isHearing);
  }

  /** Sends no more signals. */
  async close(): Promise<void> {
    this.forget();
    clearTimeout(this.timer);
    this.timer = undefined;
    await this.notifying;
  }

  /** Nest waits for this before the connections are closed. */
  onModuleDestroy(): Promise<void> {
    return this.close();
  }

  private announced(orgIds: ReadonlySet<string>): void {
    for (const orgId of orgIds) this.fresh.add(orgId);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      const fresh = [...this.fresh];
      this.fresh = new Set();
      for (const wake of this.wakes) wake(fresh);
      // Workers poll as well: a lost signal costs a second.
      this.notifying = this.notifying.then(() => this.notify(fresh)).catch(() => undefined);
    }, this.times.coalesce);
  }

  private async notify(orgIds: readonly string[]): Promise<void> {
    if (!this.others || Date.now() - this.others.asOf > this.times.knowOthers) {
      const found = await this.database.query({ name: 'deliveries_listeners', text: OTHERS, values: [this.processIds()] });
      this.others = { exist: found.length > 0, asOf: Date.now() };
    }
    if (this.others.exist) await this.database.query({ writes: true, text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, orgIds.length > MAX_NAMED ? '' : orgIds.join()] });
  }

  private processIds(): number[] {
    return [...this.listeners].map((listener) => listener.processId).filter((id) => id !== null);
  }
}
