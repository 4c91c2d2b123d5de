import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { nothingToChange, secretRefused, subscriptionNotFound, targetRefused } from '../domain/subscription.errors.js';
import type { SubscriptionFields, SubscriptionView } from '../domain/subscription.js';
import { SubscriptionRepository } from '../ports/subscription.repository.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';
import { TargetRules } from '../ports/target-rules.js';

/** The requested change of a subscription. */
export interface SubscriptionWish {
  readonly fields: Partial<SubscriptionFields>;
  /** `active` also reactivates a disabled subscription. */
  readonly status: 'active' | 'paused' | null;
  /** A secret that the client sends back: it must be the current one. */
  readonly secret: string | null;
}

export interface SubscriptionChange {
  readonly id: string;
  readonly change: Change<SubscriptionView, SubscriptionWish>;
  readonly precondition: Precondition<SubscriptionView> | null;
}

/** Changes the fields that are given, pauses, and resumes. */
@Injectable()
export class UpdateSubscription {
  constructor(
    private readonly units: UnitOfWork,
    private readonly subscriptions: SubscriptionRepository,
    private readonly secrets: SubscriptionSecrets,
    private readonly targets: TargetRules,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` and `change` throw, `subscription_no_fields`, `subscription_not_found`, `invalid` on `url` or `secret`. */
  execute(actor: Actor, { id, change, precondition }: SubscriptionChange): Promise<SubscriptionView> {
    return this.units.run(async () => {
      if (change.isEmpty) throw nothingToChange();
      const subscription = await this.subscriptions.find(actor.orgId, id);
      const { fields, status, secret } = change.against(subscription?.state ?? null, precondition);
      // An unchanged target is not checked again, even if today's rules refuse it.
      const fault = fields.url === undefined || subscription?.isSentTo(fields.url) ? null : this.targets.checkTarget(fields.url);
      if (fault) throw targetRefused(fault.code, fault.rule);
      if (!subscription) throw subscriptionNotFound();
      if (secret !== null && secret !== this.secrets.open(actor.orgId, id, subscription.state.secret)) throw secretRefused();
      const now = this.clock.now();
      subscription.change(fields, now);
      if (status === 'active') subscription.resume(now);
      else if (status === 'paused') subscription.pause(now);
      this.subscriptions.save(actor, subscription);
      return subscription.state;
    });
  }
}
