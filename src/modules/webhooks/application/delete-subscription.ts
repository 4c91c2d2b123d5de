import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { subscriptionNotFound } from '../domain/subscription.errors.js';
import type { SubscriptionView } from '../domain/subscription.js';
import { SubscriptionRepository } from '../ports/subscription.repository.js';

/** Deletes a subscription permanently, with its secret, its pending deliveries and its log. */
@Injectable()
export class DeleteSubscription {
  constructor(
    private readonly units: UnitOfWork,
    private readonly subscriptions: SubscriptionRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `subscription_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<SubscriptionView> | null }): Promise<void> {
    return this.units.run(async () => {
      const subscription = await this.subscriptions.find(actor.orgId, input.id);
      if (!subscription) throw subscriptionNotFound();
      input.precondition?.(subscription.state);
      subscription.delete(this.clock.now());
      this.subscriptions.save(actor, subscription);
    });
  }
}
