import type { Timestamp } from '../kernel/timestamp.js';
import type { DeliveredEventType, EventType } from './events.js';

/** Where a subscription stands: `paused` by an admin, `disabled` by the system. Only an active one is sent anything. */
export const SUBSCRIPTION_STATUSES = ['active', 'paused', 'disabled'] as const;

export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number];

/** A subscription as Settings shows it (oratek.md, Records of Settings). */
export interface SubscriptionRecord {
  readonly id: string;
  readonly url: string;
  readonly events: readonly EventType[];
  readonly description: string | null;
  readonly status: SubscriptionStatus;
  readonly disabled_reason: string | null;
  readonly created_at: Timestamp;
  readonly updated_at: Timestamp;
}

export const DELIVERY_STATUSES = ['pending', 'succeeded', 'failed'] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** One event on its way to one subscription. */
export interface DeliveryRecord {
  readonly id: string;
  readonly event_id: string;
  readonly event: DeliveredEventType;
  readonly subscription_id: string;
  readonly status: DeliveryStatus;
  /** How many were made. */
  readonly attempts: number;
  readonly next_attempt_at: Timestamp | null;
  readonly created_at: Timestamp;
}

/** One attempt of a delivery. */
export interface AttemptRecord {
  readonly at: Timestamp;
  readonly status_code: number | null;
  readonly duration_ms: number;
  readonly error: string | null;
  readonly response_excerpt: string | null;
}

/** A delivery with every attempt, the first one first. */
export interface DeliveryDetails extends DeliveryRecord {
  readonly attempt_log: readonly AttemptRecord[];
}
