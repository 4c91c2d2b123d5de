import type { Flow } from '../domain/flow.js';

/** Sign-ins under way, which the browser keeps. */
export abstract class Flows {
  /** Seals it for the cookie. */
  abstract seal(flow: Flow): string;
  /** Null if the text is none that this server has sealed. */
  abstract open(text: string): Flow | null;
  /** Counts a sign-in that begins. Throws `rate_limited` if too many have begun from this address within a minute. */
  abstract admit(address: string): Promise<void>;
  /** Notes that the answer to this sign-in has come. False if one came before, in any process that shares the store of the rate limits. */
  abstract use(flow: Flow): Promise<boolean>;
}
