import { Injectable } from '@nestjs/common';
import { SealedSecrets } from '../ports/sealed-secrets.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';

/** Subscriptions that are read at once. */
const CHUNK = 1_000;

/** Checks at start whether the configured keys open all stored secrets. */
@Injectable()
export class CheckSecrets {
  constructor(
    private readonly stored: SealedSecrets,
    private readonly secrets: SubscriptionSecrets,
  ) {}

  /** False if a secret needs a missing key, previous secrets that still sign included. */
  async execute(): Promise<boolean> {
    for (let page = await this.stored.page(null, CHUNK); page.length > 0; page = await this.stored.page(page.at(-1) ?? null, CHUNK)) {
      for (const { orgId, id, secret, previous } of page) {
        try {
          this.secrets.open(orgId, id, secret);
          if (previous) this.secrets.open(orgId, id, previous);
        } catch {
          return false;
        }
      }
    }
    return true;
  }
}
