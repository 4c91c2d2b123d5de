import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { PasswordPolicy } from '../../sign-in/sign-in.api.js';
import { OrganizationProviders } from './organization-providers.js';

/** An organization whose provider is required lets nobody in by password. */
@Injectable()
export class OpenIdPasswordPolicy extends PasswordPolicy {
  constructor(private readonly providers: OrganizationProviders) {
    super();
  }

  override async allowedIn(orgIds: readonly OrgId[]): Promise<ReadonlySet<OrgId>> {
    const required = await this.providers.requiredIn(orgIds);
    return new Set(orgIds.filter((orgId) => !required.has(orgId)));
  }
}
