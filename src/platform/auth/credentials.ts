import type { Principal } from './principal.js';

/** What became of a token: valid, or why not. */
export type Verdict = { readonly outcome: 'valid'; readonly principal: Principal } | { readonly outcome: 'unknown' | 'revoked' | 'expired' };

/** Turns the token of a key into who asks. Filled by the module of the keys. */
export abstract class Credentials {
  /**
   * Judges a token. A revocation is felt within 100 ms on every instance.
   * Throws `unavailable` if the database cannot answer now.
   */
  abstract judge(token: string): Promise<Verdict>;
}
