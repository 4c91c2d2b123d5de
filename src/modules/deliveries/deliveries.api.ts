import type { DeliveredEventType, EventType } from '../../contracts/events.js';
import type { DeliveryStatus } from '../../contracts/webhook-records.js';
import type { Actor } from '../../kernel/actor.js';
import type { Page } from '../../kernel/page.js';
import type { Timestamp } from '../../kernel/timestamp.js';
import type { AttemptResult, ClaimedDelivery, Recipient, Settlement } from './domain/delivery.js';

export type { AttemptResult, ClaimedDelivery, Recipient, Settlement };

/** A subscription that something is sent to now. */
export interface ActiveRecipient extends Recipient {
  /** The subscription's epoch: the number of its stops. */
  readonly epoch: number;
}

/** One event on its way to one subscription. */
export interface DeliveryView {
  readonly id: string;
  readonly eventId: string;
  readonly event: DeliveredEventType;
  readonly subscriptionId: string;
  readonly status: DeliveryStatus;
  /** The number of attempts so far. */
  readonly attempts: number;
  /** Null if no attempt is planned. */
  readonly nextAttemptAt: Timestamp | null;
  readonly createdAt: Timestamp;
}

/** One attempt of a delivery. */
export interface AttemptView {
  readonly at: Timestamp;
  /** Null if there was no answer. */
  readonly statusCode: number | null;
  readonly durationMs: number;
  /** Why there is no response; null if one began. */
  readonly error: string | null;
  readonly responseExcerpt: string | null;
}

/** A delivery with every attempt, the first one first. */
export interface DeliveryDetails extends DeliveryView {
  readonly attemptLog: readonly AttemptView[];
}

export interface DeliveryListRequest {
  readonly status: DeliveryStatus | null;
  readonly event: DeliveredEventType | null;
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** Events of an organization, by their moment. */
export interface EventRange {
  /** The first moment that belongs to it. */
  readonly from: Timestamp;
  /** The first moment that no longer does. */
  readonly to: Timestamp;
  readonly events: readonly EventType[];
}

/** The past and pending deliveries of subscriptions. Methods that stage need an open unit of work. */
export abstract class DeliveriesApi {
  /** The delivery with its attempts, or null if the subscription has none with this id. */
  abstract find(recipient: Recipient, id: string): Promise<DeliveryDetails | null>;
  /** One page, newest first; null if the organization has no such subscription. Throws `invalid` on `cursor`. */
  abstract list(recipient: Recipient, request: DeliveryListRequest): Promise<Page<DeliveryView> | null>;
  /** Stages a test event with this payload, for this subscription alone. */
  abstract sendTest(actor: Actor, recipient: ActiveRecipient, payload: object, at: Timestamp): DeliveryView;
  /** The event of a delivery of the subscription; null if there is no such delivery. */
  abstract eventOf(recipient: Recipient, deliveryId: string): Promise<{ readonly id: string; readonly type: DeliveredEventType } | null>;
  /** The ids of the range's events, oldest first, at most `limit`. */
  abstract eventsIn(recipient: Recipient, range: EventRange, limit: number): Promise<string[]>;
  /**
   * Stages further deliveries of events; those that are gone by then are left out.
   * Returns the ids of the deliveries, in the order of the events.
   */
  abstract send(recipient: ActiveRecipient, eventIds: readonly string[], at: Timestamp): string[];
}

/** Signs deliveries and sends them. Bound by the module that has the secrets. */
export abstract class WebhookSender {
  /** Makes one attempt, signed as of `at`. Over within 15 seconds; never throws. */
  abstract send(delivery: ClaimedDelivery, at: Timestamp): Promise<AttemptResult>;
}

/**
 * Receives the results of attempts, and disables subscriptions whose endpoints are dead. Bound by the module that has
 * the subscriptions.
 */
export abstract class EndpointHealth {
  /** Records settlements. */
  abstract record(settlements: readonly Settlement[]): Promise<void>;
}
