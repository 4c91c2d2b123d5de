import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '../../../../platform/database/database.js';

const INTERVAL_MS = 10_000;
/** So many rows a statement: none holds its locks for long. */
const STEP = 1_000;

/**
 * Deliveries of subscriptions in some state, a step of them; those that another process has in hand are left to it. The
 * order is that of an index: without it one subscription with very many makes Postgres read them all for each other one.
 */
const some = (subscriptions: string, deliveries: string, order: string): string =>
  `SELECT d.org_id, d.id FROM webhook_subscriptions s CROSS JOIN LATERAL (
     SELECT org_id, id FROM deliveries WHERE org_id = s.org_id AND subscription_id = s.id${deliveries} ORDER BY ${order} LIMIT ${STEP} FOR UPDATE SKIP LOCKED) d
   WHERE ${subscriptions} LIMIT ${STEP}`;

const STOP = `UPDATE deliveries SET status = 'failed', next_attempt_at = NULL WHERE (org_id, id) IN (${some("s.status IN ('paused', 'disabled')", " AND status = 'pending'", 'next_attempt_at')}) RETURNING 1`;
const REMOVE = `DELETE FROM deliveries WHERE (org_id, id) IN (${some("s.status = 'deleted'", '', 'created_at DESC, id DESC')}) RETURNING 1`;
/** A statement that still saw the subscription may yet bring a delivery, but not after its time-out. */
const FORGET = `DELETE FROM webhook_subscriptions s WHERE status = 'deleted' AND updated_at < now() - interval '1 hour'
  AND (SELECT 1 FROM deliveries d WHERE d.org_id = s.org_id AND d.subscription_id = s.id ORDER BY created_at DESC, id DESC LIMIT 1) IS NULL RETURNING 1`;

/**
 * Fails in small steps what is still pending to a subscription that is not active, and removes what is left of those
 * that were deleted. Every instance does; they step around each other.
 */
@Injectable()
export class SubscriptionSweeper implements OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly database: Database) {}

  /** Sweeps from now on, until `stop`. */
  start(): void {
    this.timer = setInterval(() => {
      // The next turn comes anyway, and who cannot reach the database hears it from the requests.
      this.sweeping = this.sweeping.then(() => this.sweep()).catch(() => undefined);
    }, INTERVAL_MS);
    this.timer.unref();
  }

  /** Everything that there is to do now. */
  async sweep(): Promise<void> {
    for (const [name, text] of Object.entries({ subscription_stop: STOP, subscription_remove: REMOVE, subscription_forget: FORGET })) {
      while (!this.stopped && (await this.database.query({ name, text, values: [] })).length === STEP);
    }
  }

  /** Ends, when the step that is under way is done. */
  async onModuleDestroy(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.sweeping;
  }
}
