import type { OrgId } from '../../../kernel/ids.js';
import type { Subscription } from '../domain/subscription.js';

/** Subscriptions to change. All methods need an open unit of work. */
export abstract class SubscriptionRepository {
  /** The subscription, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Subscription | null>;
  /** Stages the subscription. If a new one exceeds the limit, the unit fails with `max_subscriptions`. */
  abstract save(subscription: Subscription): void;
  /** Fails the unit, so that it reruns, if another one changed the subscription. */
  abstract confirm(subscription: Subscription): void;
}
