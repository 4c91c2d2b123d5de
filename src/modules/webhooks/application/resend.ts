import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type ActiveRecipient, DeliveriesApi, type DeliveryView } from '../../deliveries/deliveries.api.js';
import { MAX_RESENT, rangeTooLong, resendRange, type ResendWish } from '../domain/resend-range.js';
import { deliveryNotFound, subscriptionNotActive, subscriptionNotFound } from '../domain/subscription.errors.js';
import { publishSubscription, type Subscription } from '../domain/subscription.js';
import { SubscriptionRepository } from '../ports/subscription.repository.js';

/**
 * Sends at an admin's request: a test, one event again, or the events of a range of time. Only to an active
 * subscription.
 */
@Injectable()
export class Resend {
  constructor(
    private readonly units: UnitOfWork,
    private readonly subscriptions: SubscriptionRepository,
    private readonly deliveries: DeliveriesApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `subscription_not_found`, `invalid` on `status`. */
  test(actor: Actor, id: string): Promise<DeliveryView> {
    return this.units.run(async () => {
      const subscription = await this.active(actor.orgId, id);
      this.subscriptions.tell(actor, subscription, 'webhook.tested', {});
      return this.deliveries.sendTest(actor, recipientOf(subscription), { subscription: publishSubscription(subscription.state) }, this.clock.now());
    });
  }

  /** Sends the event of a delivery again, as a delivery of its own. Throws `subscription_not_found`, `delivery_not_found`, `invalid` on `status`. */
  one(actor: Actor, id: string, deliveryId: string): Promise<DeliveryView> {
    return this.units.run(async () => {
      const subscription = await this.found(actor.orgId, id);
      const event = await this.deliveries.eventOf(recipientOf(subscription), deliveryId);
      if (!event) throw deliveryNotFound();
      this.requireActive(subscription);
      this.subscriptions.tell(actor, subscription, 'webhook.resent', { delivery_id: deliveryId });
      const at = this.clock.now();
      const [delivery = ''] = this.deliveries.send(recipientOf(subscription), [event.id], at);
      return { id: delivery, eventId: event.id, event: event.type, subscriptionId: id, status: 'pending', attempts: 0, nextAttemptAt: at, createdAt: at };
    });
  }

  /**
   * Sends the events of a range of time again, and returns how many. Throws `subscription_not_found`, `invalid` on
   * `from`, `to`, `events` or `status`.
   */
  range(actor: Actor, id: string, wish: ResendWish): Promise<number> {
    return this.units.run(async () => {
      const subscription = await this.active(actor.orgId, id);
      const at = this.clock.now();
      const range = resendRange(wish, subscription.state.events, at);
      const events = await this.deliveries.eventsIn(recipientOf(subscription), range, MAX_RESENT + 1);
      if (events.length > MAX_RESENT) throw rangeTooLong();
      this.subscriptions.tell(actor, subscription, 'webhook.resent', { from: range.from, to: range.to, events: range.events, deliveries: events.length });
      return this.deliveries.send(recipientOf(subscription), events, at).length;
    });
  }

  private async active(orgId: OrgId, id: string): Promise<Subscription> {
    const subscription = await this.found(orgId, id);
    this.requireActive(subscription);
    return subscription;
  }

  private async found(orgId: OrgId, id: string): Promise<Subscription> {
    const subscription = await this.subscriptions.find(orgId, id);
    if (!subscription) throw subscriptionNotFound();
    return subscription;
  }

  /** Checks that it is active now, and confirms that at the commit. */
  private requireActive(subscription: Subscription): void {
    if (!subscription.isActive) throw subscriptionNotActive();
    this.subscriptions.confirm(subscription);
  }
}

function recipientOf({ state }: Subscription): ActiveRecipient {
  return { orgId: state.orgId, subscriptionId: state.id, epoch: state.epoch };
}
