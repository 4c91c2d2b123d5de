import type { OrgId } from '../../../kernel/ids.js';
import type { Flow } from '../domain/flow.js';
import type { Vouched } from '../domain/vouched.js';

/** A provider with its secret, ready to be asked. */
export interface ReadyProvider {
  readonly orgId: OrgId;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Changes with the settings. */
  readonly revision: string;
  /** Where the provider sends the browser back to. */
  readonly redirectUri: string;
}

/** The other side of OpenID Connect. All that it is asked goes through the guarded client, within bounds of time and size. */
export abstract class IdentityProvider {
  /** Where the browser goes to sign in, and what must come back. Throws `openid_provider_failed`. */
  abstract begin(provider: ReadyProvider): Promise<{ readonly url: string } & Pick<Flow, 'state' | 'nonce' | 'verifier'>>;
  /**
   * What the provider vouches for, after the code is exchanged and state, nonce, issuer, audience, times and signature are checked. Throws
   * `openid_denied`, `openid_provider_error`, `openid_answer_refused`, `openid_provider_failed`.
   * @param query that of the request that came back, without the question mark
   */
  abstract finish(provider: ReadyProvider, flow: Flow, query: string): Promise<Vouched>;
}
