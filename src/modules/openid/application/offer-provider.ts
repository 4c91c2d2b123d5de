import { Injectable } from '@nestjs/common';
import type { SignInOption } from '../../sign-in/sign-in.api.js';
import { OrganizationProviders } from './organization-providers.js';

const ASK = '/account/openid';

/** What the sign-in page offers to people who sign in by a provider. */
@Injectable()
export class OfferProvider {
  constructor(private readonly providers: OrganizationProviders) {}

  /** @param organization the short name that the page was asked for; null for none */
  async execute(organization: string | null): Promise<readonly SignInOption[]> {
    if (organization === null || !(await this.has(organization))) return [{ path: ASK, label: "Sign in with your organization's provider" }];
    return [{ path: this.pathOf(organization), label: `Sign in with the provider of ${organization}` }];
  }

  /** Whether the people of this organization can sign in by a provider. */
  async has(slug: string): Promise<boolean> {
    return (await this.providers.organizationWithProvider(slug)) !== null;
  }

  /** Where the sign-in begins. */
  pathOf(slug: string): string {
    return `${ASK}/start?organization=${encodeURIComponent(slug)}`;
  }
}
