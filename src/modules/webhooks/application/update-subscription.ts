import { Injectable } from '@nestjs/common';
import type { SubscriptionRecord } from '../../../contracts/webhook-records.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { nothingToChange, subscriptionNotFound, targetRefused } from '../domain/subscription.errors.js';
import type { SubscriptionFields } from '../domain/subscription.js';
import { SubscriptionRepository } from '../ports/subscription.repository.js';
import { TargetRules } from '../ports/target-rules.js';

export interface SubscriptionChange {
  readonly id: string;
  readonly fields: Partial<SubscriptionFields>;
  /** `active` also brings back one that was disabled. */
  readonly status: 'active' | 'paused' | null;
  readonly precondition: Precondition<SubscriptionRecord> | null;
}

/** Changes the fields that are given, pauses, and resumes. */
@Injectable()
export class UpdateSubscription {
  constructor(
    private readonly units: UnitOfWork,
    private readonly subscriptions: SubscriptionRepository,
    private readonly targets: TargetRules,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `subscription_no_fields`, `subscription_not_found`, `invalid` on `url`. */
  execute(actor: Actor, { id, fields, status, precondition }: SubscriptionChange): Promise<SubscriptionRecord> {
    return this.units.run(async () => {
      if (Object.keys(fields).length === 0 && status === null) throw nothingToChange();
      const fault = fields.url === undefined ? null : this.targets.checkTarget(fields.url);
      if (fault) throw targetRefused(fault.code, fault.message);
      const subscription = await this.subscriptions.find(actor.orgId, id);
      if (!subscription) throw subscriptionNotFound();
      precondition?.(subscription.publish());
      const now = this.clock.now();
      subscription.change(fields, now);
      if (status === 'active') subscription.resume(now);
      else if (status === 'paused') subscription.pause(now);
      this.subscriptions.save(subscription);
      return subscription.publish();
    });
  }
}
