import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { PublicUrl } from '../../../../platform/http/public-url.js';
import { RedirectAddress } from '../../ports/redirect-address.js';

@Injectable()
export class PublicRedirectAddress extends RedirectAddress {
  constructor(private readonly publicUrl: PublicUrl) {
    super();
  }

  override of(orgId: OrgId): string {
    return this.publicUrl.at(`/account/openid/callback/${orgId}`);
  }
}
