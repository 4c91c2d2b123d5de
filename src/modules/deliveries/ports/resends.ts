import type { DeliveredEventType } from '../../../contracts/events.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { ActiveRecipient, DeliveryView, EventRange } from '../deliveries.api.js';
import type { Recipient } from '../domain/delivery.js';

/** Deliveries that an admin asks for, in the open unit of work. */
export abstract class Resends {
  /** Stages a test event with this payload, for this subscription alone. */
  abstract test(actor: Actor, recipient: ActiveRecipient, payload: object, at: Timestamp): DeliveryView;
  /** The event of a delivery of the subscription; null if there is no such delivery. */
  abstract eventOf(recipient: Recipient, deliveryId: string): Promise<{ readonly id: string; readonly type: DeliveredEventType } | null>;
  /** The ids of the range's events, oldest first, at most `limit`. */
  abstract eventsIn(recipient: Recipient, range: EventRange, limit: number): Promise<string[]>;
  /** Stages further deliveries of events, due at once. Returns their ids, in the order of the events. */
  abstract send(recipient: ActiveRecipient, eventIds: readonly string[], at: Timestamp): string[];
}
