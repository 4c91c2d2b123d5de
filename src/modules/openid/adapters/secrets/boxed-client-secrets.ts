import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { SecretBox } from '../../../../platform/secrets/secret-box.js';
import { ClientSecrets } from '../../ports/client-secrets.js';

/** Each secret opens only for its own organization. */
@Injectable()
export class BoxedClientSecrets extends ClientSecrets {
  constructor(private readonly box: SecretBox) {
    super();
  }

  override seal(orgId: OrgId, secret: string): Buffer {
    return this.box.seal(secret, contextOf(orgId));
  }

  override open(orgId: OrgId, sealed: Buffer): string {
    return this.box.open(sealed, contextOf(orgId));
  }

  override reseal(orgId: OrgId, sealed: Buffer): Buffer | null {
    // Opened even if the id of the key is the current one: two keys may share an id.
    const secret = this.open(orgId, sealed);
    return this.box.isNewest(sealed) ? null : this.seal(orgId, secret);
  }
}

function contextOf(orgId: OrgId): string {
  return `openid client secret ${orgId}`;
}
