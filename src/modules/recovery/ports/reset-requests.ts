import type { Visit } from '../../../contracts/visit.js';

/** Wishes for a new password, which are served beside the requests: so nobody learns by the answer, nor by its time, who has an account. */
export abstract class ResetRequests {
  /** Whether mail is set up. */
  abstract readonly isOn: boolean;
  /** Takes the wish. Throws `rate_limited` if too many came from this address of the network, whatever email they named. */
  abstract accept(visit: Visit, email: string): Promise<void>;
}
