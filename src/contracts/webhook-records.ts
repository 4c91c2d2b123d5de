import type { Timestamp } from '../kernel/timestamp.js';
import type { EventType } from './events.js';

/**
 * The states of a subscription: an admin set it to `paused`, the system to `disabled`. Only an active one is sent
 * anything.
 */
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
