import { Injectable } from '@nestjs/common';
import { PublicUrl } from '../../../../platform/http/public-url.js';
import { LinkAddresses } from '../../ports/link-addresses.js';

@Injectable()
export class PublicLinkAddresses extends LinkAddresses {
  constructor(private readonly publicUrl: PublicUrl) {
    super();
  }

  override ofLink(token: string): string {
    return this.publicUrl.at(`/account/link/${token}`);
  }
}
