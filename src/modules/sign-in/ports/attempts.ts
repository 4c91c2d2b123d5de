import type { Visit } from '../../../contracts/visit.js';

/** How often somebody may try a password or a link. Counted over all instances where Redis is set. */
export abstract class Attempts {
  /**
   * Counts an attempt to sign in with this email, which nobody need have, and tells which of the users with that email may be tried. Throws `rate_limited` if
   * none may. A browser that has signed in as a user before has a limit of its own for that user, so that strangers who guess cannot keep the owner out; all others
   * share one for the email, and one for their address.
   */
  abstract admit<User extends { readonly id: string }>(visit: Visit, email: string, users: readonly User[]): Promise<readonly User[]>;
  /** Counts an attempt to use a link, or to give the present password, of somebody who is signed in. Throws `rate_limited`. */
  abstract admitBy(kind: 'link' | 'password', key: string): Promise<void>;
  /** The cookie of a browser that has signed in as these users: it grants nothing but the limit of its own. */
  abstract remember(visit: Visit, userIds: readonly string[]): string;
}
