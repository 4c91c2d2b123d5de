import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { subscriptionNotFound } from '../domain/subscription.errors.js';
import type { SubscriptionState, SubscriptionView, SubscriptionWithSecret } from '../domain/subscription.js';
import { SubscriptionRepository } from '../ports/subscription.repository.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';

/** Replaces the secret of a subscription, and ends the overlap in which the previous one is still in use. */
@Injectable()
export class RotateSecret {
  constructor(
    private readonly units: UnitOfWork,
    private readonly subscriptions: SubscriptionRepository,
    private readonly secrets: SubscriptionSecrets,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `subscription_not_found`, `invalid` on `overlapSeconds`. The secret is in this answer and nowhere else. A
   * current secret whose key is lost is replaced without an overlap.
   */
  execute(actor: Actor, input: { id: string; overlapSeconds: number }): Promise<SubscriptionWithSecret> {
    return this.units.run(async () => {
      const subscription = await this.subscriptions.find(actor.orgId, input.id);
      if (!subscription) throw subscriptionNotFound();
      const { secret, sealed } = this.secrets.issue(actor.orgId, input.id);
      subscription.rotateSecret(sealed, this.isReadable(subscription.state) ? input.overlapSeconds : 0, this.clock.now());
      this.subscriptions.save(actor, subscription);
      return { subscription: subscription.state, secret };
    });
  }

  /** Throws `subscription_not_found`. Without an overlap nothing changes. */
  endOverlap(actor: Actor, id: string): Promise<SubscriptionView> {
    return this.units.run(async () => {
      const subscription = await this.subscriptions.find(actor.orgId, id);
      if (!subscription) throw subscriptionNotFound();
      subscription.endOverlap(this.clock.now());
      this.subscriptions.save(actor, subscription);
      return subscription.state;
    });
  }

  private isReadable({ orgId, id, secret }: SubscriptionState): boolean {
    try {
      this.secrets.open(orgId, id, secret);
      return true;
    } catch {
      return false;
    }
  }
}
