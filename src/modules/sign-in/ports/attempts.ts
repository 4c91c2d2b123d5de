import type { Visit } from '../../../contracts/visit.js';

/** How often somebody may try a password or a link. Counted over all instances where Redis is set. */
export abstract class Attempts {
  /**
   * Counts an attempt to sign in to the account with this email, which need not exist, and throws `rate_limited` if there were too many. A
   * browser that has signed in to it before has a limit of its own, so that strangers who guess cannot keep the owner out; all others share one for the
   * account, and one for their address.
   */
  abstract admit(visit: Visit, email: string): Promise<void>;
  /** Counts an attempt to use a link, or to give the present password, of somebody who is signed in. Throws `rate_limited`. */
  abstract admitBy(kind: 'link' | 'password', key: string): Promise<void>;
  /** The cookie of a browser that has signed in to this account: it grants nothing but the limit of its own. */
  abstract remember(visit: Visit, email: string): string;
}
