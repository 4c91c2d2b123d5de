import { Injectable } from '@nestjs/common';
import type { Departure, Visit } from '../../../contracts/visit.js';
import { Clock } from '../../../kernel/clock.js';
import { FLOW_SECONDS } from '../domain/flow.js';
import { cookiesNotKept, notSetUp } from '../domain/openid.errors.js';
import { Flows } from '../ports/flows.js';
import { IdentityProvider } from '../ports/identity-provider.js';
import { OrganizationProviders } from './organization-providers.js';

/** Begins a sign-in at an organization's provider, in this browser. */
@Injectable()
export class BeginSignIn {
  constructor(
    private readonly providers: OrganizationProviders,
    private readonly client: IdentityProvider,
    private readonly flows: Flows,
    private readonly clock: Clock,
  ) {}

  /** Throws `openid_needs_https`, `rate_limited`, `openid_not_set_up`, `openid_provider_failed`. @param slug the organization's short name */
  async execute(visit: Visit, slug: string): Promise<Departure> {
    if (!visit.keepsCookies) throw cookiesNotKept();
    await this.flows.admit(visit.client.address);
    const organization = await this.providers.organizationWithProvider(slug);
    const provider = organization && (await this.providers.usable(organization.id));
    if (!provider) throw notSetUp();
    const { url, state, nonce, verifier } = await this.client.begin(provider);
    const { orgId, issuer, clientId } = provider;
    const flow = { orgId, issuer, clientId, state, nonce, verifier, startedAt: this.clock.now() };
    return { to: url, cookies: [{ name: 'openid', value: this.flows.seal(flow), maxAge: FLOW_SECONDS }] };
  }
}
