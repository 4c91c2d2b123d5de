import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { newId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { targetRefused } from '../domain/subscription.errors.js';
import { Subscription, type SubscriptionFields, type SubscriptionWithSecret } from '../domain/subscription.js';
import { SubscriptionRepository } from '../ports/subscription.repository.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';
import { TargetRules } from '../ports/target-rules.js';

@Injectable()
export class CreateSubscription {
  constructor(
    private readonly units: UnitOfWork,
    private readonly subscriptions: SubscriptionRepository,
    private readonly secrets: SubscriptionSecrets,
    private readonly targets: TargetRules,
    private readonly clock: Clock,
  ) {}

  /** Throws `invalid` on `url`. The secret is in this answer and nowhere else. */
  execute(actor: Actor, fields: SubscriptionFields): Promise<SubscriptionWithSecret> {
    return this.units.run(() => {
      const fault = this.targets.checkTarget(fields.url);
      if (fault) throw targetRefused(fault.code, fault.rule);
      const id = newId();
      const { secret, sealed } = this.secrets.issue(actor.orgId, id);
      const subscription = Subscription.create(actor.orgId, id, fields, sealed, this.clock.now());
      this.subscriptions.save(actor, subscription);
      return Promise.resolve({ subscription: subscription.state, secret });
    });
  }
}
