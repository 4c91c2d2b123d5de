import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { OrganizationsApi, type OrganizationView } from '../../organizations/organizations.api.js';
import type { ProviderFields, ProviderSource } from '../domain/openid-provider.js';
import { secretLost } from '../domain/openid.errors.js';
import { ClientSecrets } from '../ports/client-secrets.js';
import { EnvironmentProvider } from '../ports/environment-provider.js';
import type { ReadyProvider } from '../ports/identity-provider.js';
import { ProviderRepository } from '../ports/provider.repository.js';
import { RedirectAddress } from '../ports/redirect-address.js';

const SLUG = /^[a-z0-9-]{1,63}$/;

/** What the settings show of an organization's provider. */
export interface ProviderView extends Omit<ProviderFields, 'issuer' | 'clientId'> {
  readonly orgId: OrgId;
  /** Null if there is none. */
  readonly issuer: string | null;
  readonly clientId: string | null;
  readonly redirectUri: string;
  readonly configuredBy: ProviderSource;
  readonly changedAt: Timestamp | null;
}

/** A provider that people can sign in by. */
export interface UsableProvider extends ReadyProvider, Pick<ProviderFields, 'emailDomains' | 'required'> {}

/** The identity provider of each organization: that of the environment for the one that it names, else that of its settings. */
@Injectable()
export class OrganizationProviders {
  constructor(
    private readonly stored: ProviderRepository,
    private readonly environment: EnvironmentProvider,
    private readonly organizations: OrganizationsApi,
    private readonly secrets: ClientSecrets,
    private readonly addresses: RedirectAddress,
  ) {}

  async view(orgId: OrgId): Promise<ProviderView> {
    const redirectUri = this.addresses.of(orgId);
    const { settings } = this.environment;
    if (settings && (await this.isByEnvironment(orgId))) {
      const { issuer, clientId, emailDomains, required } = settings;
      return { orgId, issuer, clientId, emailDomains, required, redirectUri, configuredBy: 'environment', changedAt: null };
    }
    const found = await this.stored.view(orgId);
    if (!found) return { orgId, issuer: null, clientId: null, emailDomains: [], required: false, redirectUri, configuredBy: 'none', changedAt: null };
    const { issuer, clientId, emailDomains, required, changedAt } = found;
    return { orgId, issuer, clientId, emailDomains, required, redirectUri, configuredBy: 'settings', changedAt };
  }

  /** Whether the environment sets the provider of this organization. */
  async isByEnvironment(orgId: OrgId): Promise<boolean> {
    const { settings } = this.environment;
    return settings !== null && (await this.organizations.findBySlug(settings.organization))?.id === orgId;
  }

  /** The organization with this short name, if it has a provider; else null. */
  async organizationWithProvider(slug: string): Promise<OrganizationView | null> {
    // Anybody may send anything here.
    const organization = SLUG.test(slug) ? await this.organizations.findBySlug(slug) : null;
    if (!organization) return null;
    return slug === this.environment.settings?.organization || (await this.stored.view(organization.id)) ? organization : null;
  }

  /** The organization's provider with its secret; null if it has none. Throws `openid_provider_failed` if the secret cannot be read. */
  async usable(orgId: OrgId): Promise<UsableProvider | null> {
    const redirectUri = this.addresses.of(orgId);
    const { settings } = this.environment;
    if (settings && (await this.isByEnvironment(orgId))) {
      const { issuer, clientId, clientSecret, emailDomains, required } = settings;
      return { orgId, issuer, clientId, clientSecret, emailDomains, required, redirectUri, revision: 'environment' };
    }
    const found = await this.stored.view(orgId);
    if (!found) return null;
    const { issuer, clientId, emailDomains, required, version, createdAt } = found;
    return { orgId, issuer, clientId, clientSecret: this.secretOf(orgId, found.clientSecret), emailDomains, required, redirectUri, revision: `${createdAt} ${version}` };
  }

  /** Those of these organizations whose people sign in by their provider alone. */
  async requiredIn(orgIds: readonly OrgId[]): Promise<ReadonlySet<OrgId>> {
    const { settings } = this.environment;
    const byEnvironment = settings ? ((await this.organizations.findBySlug(settings.organization))?.id ?? null) : null;
    const required = new Set(await this.stored.requiredIn(orgIds));
    if (byEnvironment !== null) required.delete(byEnvironment);
    if (byEnvironment !== null && settings?.required && orgIds.includes(byEnvironment)) required.add(byEnvironment);
    return required;
  }

  private secretOf(orgId: OrgId, sealed: Buffer): string {
    try {
      return this.secrets.open(orgId, sealed);
    } catch {
      throw secretLost();
    }
  }
}
