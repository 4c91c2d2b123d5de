import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { Failure } from '../../../kernel/failure.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { freeMailDomain, secretMissing, setByEnvironment } from '../domain/openid.errors.js';
import { OpenIdProvider, type ProviderFields } from '../domain/openid-provider.js';
import { ClientSecrets } from '../ports/client-secrets.js';
import { ProviderRepository } from '../ports/provider.repository.js';
import { RedirectAddress } from '../ports/redirect-address.js';
import { TargetRules } from '../ports/target-rules.js';
import { OrganizationProviders, type ProviderView } from './organization-providers.js';

export interface OpenIdConfiguration {
  readonly fields: ProviderFields;
  /** Null keeps the one that is stored. */
  readonly clientSecret: string | null;
  readonly precondition: Precondition<ProviderView> | null;
}

/** Sets or replaces the organization's identity provider, and takes it away. */
@Injectable()
export class ConfigureOpenId {
  constructor(
    private readonly units: UnitOfWork,
    private readonly stored: ProviderRepository,
    private readonly providers: OrganizationProviders,
    private readonly accounts: AccountsApi,
    private readonly secrets: ClientSecrets,
    private readonly targets: TargetRules,
    private readonly addresses: RedirectAddress,
    private readonly clock: Clock,
  ) {}

  /** Throws `openid_set_by_environment`, `openid_issuer_refused`, `openid_free_mail`, `openid_secret_missing`, and what `precondition` throws. */
  execute(actor: Actor, { fields, clientSecret, precondition }: OpenIdConfiguration): Promise<ProviderView> {
    this.check(fields);
    return this.units.run(async () => {
      if (await this.providers.isByEnvironment(actor.orgId)) throw setByEnvironment();
      const { orgId } = actor;
      const provider = await this.stored.find(orgId);
      precondition?.(this.viewOf(orgId, provider));
      const isNewIssuer = provider !== null && provider.state.issuer !== fields.issuer;
      if (clientSecret === null && (!provider || isNewIssuer)) throw secretMissing(isNewIssuer);
      const sealed = clientSecret === null ? null : this.secrets.seal(orgId, clientSecret);
      const now = this.clock.now();
      if (provider) provider.change(fields, sealed, now);
      const saved = provider ?? OpenIdProvider.create(orgId, fields, sealed ?? Buffer.alloc(0), now);
      this.stored.save(actor, saved);
      return this.viewOf(orgId, saved);
    });
  }

  /** Throws `openid_set_by_environment`, and what `precondition` throws. Without a provider it changes nothing. */
  remove(actor: Actor, precondition: Precondition<ProviderView> | null): Promise<void> {
    return this.units.run(async () => {
      if (await this.providers.isByEnvironment(actor.orgId)) throw setByEnvironment();
      const provider = await this.stored.find(actor.orgId);
      precondition?.(this.viewOf(actor.orgId, provider));
      if (!provider) return;
      provider.remove(this.clock.now());
      this.stored.save(actor, provider);
    });
  }

  private check({ issuer, emailDomains }: ProviderFields): void {
    const fault = this.targets.checkTarget(issuer);
    if (fault) throw new Failure('invalid', 'openid_issuer_refused', `The issuer ${fault.rule}.`, [{ path: ['issuer'], ...fault }]);
    for (const [index, domain] of emailDomains.entries()) if (this.accounts.isFreeMail(domain)) throw freeMailDomain(index, domain);
  }

  private viewOf(orgId: Actor['orgId'], provider: OpenIdProvider | null): ProviderView {
    const redirectUri = this.addresses.of(orgId);
    if (!provider) return { orgId, issuer: null, clientId: null, emailDomains: [], required: false, redirectUri, configuredBy: 'none', changedAt: null };
    const { issuer, clientId, emailDomains, required, changedAt } = provider.state;
    return { orgId, issuer, clientId, emailDomains, required, redirectUri, configuredBy: 'settings', changedAt };
  }
}
