import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** The place of one request among those that wait for events. */
export interface FeedWait {
  /**
   * Waits until the feed has an event of this time or a later one to show; a wait holds no connection to the database.
   * @param ended ends the wait early
   * @returns false if the time is over, or the wait was ended
   */
  news(since: Timestamp, milliseconds: number, ended: AbortSignal): Promise<boolean>;
  /** Gives the place up. To be called once. */
  leave(): void;
}

/** Tells requests that wait for events of their organization when there may be some, whichever process wrote them. */
export abstract class FeedSignal {
  /** A place; null if as many requests of the organization wait in this process as may. */
  abstract enter(orgId: OrgId): FeedWait | null;
}
