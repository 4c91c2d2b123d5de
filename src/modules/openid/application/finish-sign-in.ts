import { Injectable } from '@nestjs/common';
import type { Departure, Visit } from '../../../contracts/visit.js';
import { Clock } from '../../../kernel/clock.js';
import { SignInApi } from '../../sign-in/sign-in.api.js';
import { isCurrent } from '../domain/flow.js';
import { flowLost } from '../domain/openid.errors.js';
import { Flows } from '../ports/flows.js';
import { IdentityProvider } from '../ports/identity-provider.js';
import { FindUser } from './find-user.js';
import { OrganizationProviders } from './organization-providers.js';

/** The answer of a provider, as the browser brings it. */
export interface ProviderAnswer {
  /** The organization that the address of the answer names. */
  readonly organization: string;
  /** Without the question mark. */
  readonly query: string;
}

/** Ends a sign-in at a provider: checks its answer, finds the user, and opens the session. */
@Injectable()
export class FinishSignIn {
  constructor(
    private readonly providers: OrganizationProviders,
    private readonly client: IdentityProvider,
    private readonly flows: Flows,
    private readonly findUser: FindUser,
    private readonly signIn: SignInApi,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws `openid_flow_lost`, what `IdentityProvider.finish` and `FindUser` throw, and `sign_in_refused`. A sign-in is finished once: after a
   * failure it has to be begun again.
   */
  async execute(visit: Visit, { organization, query }: ProviderAnswer): Promise<Departure> {
    const flow = visit.cookies.openid === undefined ? null : this.flows.open(visit.cookies.openid);
    // An answer at another organization's address is not passed to the provider of this sign-in: it may be meant for another one.
    if (flow?.orgId !== organization) throw flowLost();
    const provider = await this.providers.usable(flow.orgId);
    if (!provider || !isCurrent(flow, provider, this.clock.now()) || !(await this.flows.use(flow))) throw flowLost();
    const vouched = await this.client.finish(provider, flow, query);
    const user = await this.findUser.execute(visit, provider, vouched);
    const { to, cookies } = await this.signIn.complete(visit, [user], 'openid');
    return { to, cookies: [...cookies, { name: 'openid', value: null }] };
  }
}
