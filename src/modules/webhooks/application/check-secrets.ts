import { Injectable } from '@nestjs/common';
import { SubscriptionRepository } from '../ports/subscription.repository.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';

/** Whether the keys in use still open what is stored, asked once at start. */
@Injectable()
export class CheckSecrets {
  constructor(
    private readonly subscriptions: SubscriptionRepository,
    private readonly secrets: SubscriptionSecrets,
  ) {}

  /** False if a key is missing that some secrets were sealed with. */
  async execute(): Promise<boolean> {
    for (const { orgId, id, secret } of await this.subscriptions.sealedSecrets()) {
      try {
        this.secrets.open(orgId, id, secret);
      } catch {
        return false;
      }
    }
    return true;
  }
}
