import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { ClientSecrets } from '../ports/client-secrets.js';
import { type SealedClientSecret, SealedClientSecrets } from '../ports/sealed-client-secrets.js';

/** Organizations that are written at once. */
const CHUNK = 500;
/** An admin may write a secret meanwhile, so the pass is repeated, a limited number of times. */
const MOST_ROUNDS = 10;

export interface ResealedClientSecrets {
  readonly resealed: number;
  /** Organizations whose secret no key opens. */
  readonly unopened: readonly OrgId[];
}

/** Seals every client secret again with the first key of ENCRYPTION_KEY; servers may run meanwhile. */
@Injectable()
export class ResealClientSecrets {
  constructor(
    private readonly stored: SealedClientSecrets,
    private readonly secrets: ClientSecrets,
  ) {}

  async execute(): Promise<ResealedClientSecrets> {
    let resealed = 0;
    for (let round = 1; ; round++) {
      const { renewed, unopened } = await this.round();
      resealed += renewed;
      if (renewed === 0 || round === MOST_ROUNDS) return { resealed, unopened };
    }
  }

  private async round(): Promise<{ renewed: number; unopened: OrgId[] }> {
    const unopened: OrgId[] = [];
    let renewed = 0;
    for (let page = await this.stored.page(null, CHUNK); page.length > 0; page = await this.stored.page(page.at(-1)?.orgId ?? null, CHUNK)) {
      const [before, after]: [SealedClientSecret[], SealedClientSecret[]] = [[], []];
      for (const one of page) {
        try {
          const secret = this.secrets.reseal(one.orgId, one.secret);
          if (secret === null) continue;
          before.push(one);
          after.push({ orgId: one.orgId, secret });
        } catch {
          unopened.push(one.orgId);
        }
      }
      if (before.length > 0) await this.stored.replace(before, after);
      renewed += before.length;
    }
    return { renewed, unopened };
  }
}
