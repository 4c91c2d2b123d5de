import type { OrgId } from '../../../kernel/ids.js';
import type { Subscription } from '../domain/subscription.js';

/** Subscriptions to change. Everything happens in the unit of work that is open. */
export abstract class SubscriptionRepository {
  /** The subscription, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Subscription | null>;
  /** Writes what has become of the subscription when the unit ends. A new one that is too many ends the unit with `max_subscriptions`. */
  abstract save(subscription: Subscription): void;
  /** The unit holds only if the subscription is still as it was found. */
  abstract confirm(subscription: Subscription): void;
}
