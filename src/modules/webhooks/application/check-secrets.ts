import { Injectable } from '@nestjs/common';
import { SealedSecrets } from '../ports/sealed-secrets.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';

/** So many subscriptions are read at once. */
const CHUNK = 1_000;

/** Whether the keys in use still open what is stored, asked once at start. */
@Injectable()
export class CheckSecrets {
  constructor(
    private readonly stored: SealedSecrets,
    private readonly secrets: SubscriptionSecrets,
  ) {}

  /** False if a key is missing that some secret was sealed with, be it a previous one that still signs. */
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
