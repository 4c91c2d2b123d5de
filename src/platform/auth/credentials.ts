import type { Principal } from './principal.js';

/** The verdict on a token: valid, or why not. */
export type Verdict = { readonly outcome: 'valid'; readonly principal: Principal } | { readonly outcome: 'unknown' | 'revoked' | 'expired' };

/** Authenticates the token of a key. Bound by the module of the keys. */
export abstract class Credentials {
  /**
   * Judges a token. A revocation takes effect within 100 ms on every instance. Throws `unavailable` if the database
   * cannot answer now.
   */
  abstract judge(token: string): Promise<Verdict>;
}
