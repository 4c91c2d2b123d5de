import type { Scope } from '../../contracts/scopes.js';
import type { OrgId } from '../../kernel/ids.js';

/** What a valid token stands for. */
export interface Credential {
  readonly orgId: OrgId;
  readonly keyId: string;
  readonly keyName: string;
  /** The token's first characters, for logs. */
  readonly keyPrefix: string;
  readonly scopes: readonly Scope[];
}

/** What became of a token: valid, or why not. */
export type Verdict = { readonly outcome: 'valid'; readonly credential: Credential } | { readonly outcome: 'unknown' | 'revoked' | 'expired' };

/** Who is asking: turns a token into what it stands for. Filled by the module of the keys. */
export abstract class Credentials {
  /**
   * Judges a token. A revocation is felt within 100 ms on every instance.
   * Throws `unavailable` if the database cannot answer now.
   */
  abstract judge(token: string): Promise<Verdict>;
}
