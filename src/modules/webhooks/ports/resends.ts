import type { Actor } from '../../../kernel/actor.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { DeliveredEventType } from '../../../contracts/events.js';
import type { DeliveryRecord } from '../../../contracts/webhook-records.js';
import type { ResendRange } from '../domain/resend-range.js';
import type { Subscription } from '../domain/subscription.js';

/** Deliveries that somebody asks for, in the unit of work that is open. */
export abstract class Resends {
  /** Sends a test event to this subscription alone. */
  abstract test(actor: Actor, subscription: Subscription, at: Timestamp): DeliveryRecord;
  /** The event of a delivery of the subscription; null if there is no such delivery. */
  abstract eventOf(subscription: Subscription, deliveryId: string): Promise<{ readonly id: string; readonly type: DeliveredEventType } | null>;
  /** The ids of the range's events, oldest first, at most `limit`. */
  abstract eventsIn(subscription: Subscription, range: ResendRange, limit: number): Promise<string[]>;
  /**
   * Sends events of the organization to the subscription again; those that are gone by then are left out.
   * Returns the ids of the deliveries, in the order of the events.
   */
  abstract send(subscription: Subscription, eventIds: readonly string[], at: Timestamp): string[];
}
