import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Subscription } from '../domain/subscription.js';

/** Subscriptions to change. All methods need an open unit of work. */
export abstract class SubscriptionRepository {
  /** The subscription, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Subscription | null>;
  /** Stages the subscription. If a new one exceeds the limit, the unit fails with `max_subscriptions`. */
  abstract save(actor: Actor, subscription: Subscription): void;
  /** Stages an entry of the audit log of what the actor had sent to the subscription, which does not change by it. */
  abstract tell(actor: Actor, subscription: Subscription, action: 'webhook.tested' | 'webhook.resent', what: object): void;
  /** Fails the unit, so that it reruns, if another one changed the subscription. */
  abstract confirm(subscription: Subscription): void;
}
