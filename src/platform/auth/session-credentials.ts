import type { Principal } from './principal.js';

/** Authenticates the session of a person. Bound by the module of sign-in. */
export abstract class SessionCredentials {
  /**
   * The caller of the session with this token; null if there is no such session, it has ended, or its user was disabled: each takes
   * effect within 100 ms on every instance. Throws `unavailable` if the database cannot answer now.
   */
  abstract judge(token: string): Promise<Principal | null>;
}
