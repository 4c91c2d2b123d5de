import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { SealedSecrets, type SealedSubscription } from '../ports/sealed-secrets.js';
import { SubscriptionSecrets } from '../ports/subscription-secrets.js';

/** Subscriptions that are written at once. */
const CHUNK = 500;
/**
 * A concurrent save of a subscription may write an old seal back, so the pass is repeated, a limited number of times.
 */
const MOST_ROUNDS = 10;

export interface Resealed {
  /** Secrets that were sealed again; one that servers wrote meanwhile may count twice. */
  readonly resealed: number;
  /** Subscriptions with a secret that no key opens. */
  readonly unopened: readonly { readonly orgId: OrgId; readonly id: string }[];
}

/**
 * Seals every secret again with the first key of ENCRYPTION_KEY, so that the other keys can be removed. Servers may run
 * meanwhile.
 */
@Injectable()
export class ResealSecrets {
  constructor(
    private readonly stored: SealedSecrets,
    private readonly secrets: SubscriptionSecrets,
  ) {}

  /** @param onProgress receives the number of subscriptions that were read so far, after each chunk */
  async execute(onProgress: (looked: number) => void): Promise<Resealed> {
    let resealed = 0;
    for (let round = 1; ; round++) {
      const { renewed, unopened } = await this.round(onProgress);
      resealed += renewed;
      if (renewed === 0 || round === MOST_ROUNDS) return { resealed, unopened };
    }
  }

  private async round(onProgress: (looked: number) => void): Promise<{ renewed: number; unopened: Resealed['unopened'] }> {
    const unopened: { orgId: OrgId; id: string }[] = [];
    let [renewed, looked] = [0, 0];
    for (let page = await this.stored.page(null, CHUNK); page.length > 0; page = await this.stored.page(page.at(-1) ?? null, CHUNK)) {
      const [before, after]: [SealedSubscription[], SealedSubscription[]] = [[], []];
      for (const subscription of page) {
        const { orgId, id } = subscription;
        try {
          const secret = this.secrets.reseal(orgId, id, subscription.secret);
          const previous = subscription.previous && this.secrets.reseal(orgId, id, subscription.previous);
          if (secret === null && previous === null) continue;
          renewed += Number(secret !== null) + Number(previous !== null);
          before.push(subscription);
          after.push({ orgId, id, secret: secret ?? subscription.secret, previous: previous ?? subscription.previous });
        } catch {
          unopened.push({ orgId, id });
        }
      }
      if (before.length > 0) await this.stored.replace(before, after);
      looked += page.length;
      onProgress(looked);
    }
    return { renewed, unopened };
  }
}
