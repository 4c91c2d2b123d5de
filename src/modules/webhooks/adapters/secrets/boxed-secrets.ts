import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { SecretBox } from '../../../../platform/secrets/secret-box.js';
import { newSecret } from '../../domain/signature.js';
import { SubscriptionSecrets } from '../../ports/subscription-secrets.js';

/** Each secret opens only for its own subscription. */
@Injectable()
export class BoxedSecrets extends SubscriptionSecrets {
  constructor(private readonly box: SecretBox) {
    super();
  }

  override issue(orgId: OrgId, subscriptionId: string): { secret: string; sealed: Buffer } {
    const secret = newSecret();
    return { secret, sealed: this.box.seal(secret, contextOf(orgId, subscriptionId)) };
  }

  override reseal(orgId: OrgId, subscriptionId: string, sealed: Buffer): Buffer | null {
    // Opened even if the id of the key is the current one: two keys may share an id.
    const secret = this.open(orgId, subscriptionId, sealed);
    return this.box.isNewest(sealed) ? null : this.box.seal(secret, contextOf(orgId, subscriptionId));
  }

  override open(orgId: OrgId, subscriptionId: string, sealed: Buffer): string {
    return this.box.open(sealed, contextOf(orgId, subscriptionId));
  }
}

function contextOf(orgId: OrgId, subscriptionId: string): string {
  return `${orgId}/${subscriptionId}`;
}
