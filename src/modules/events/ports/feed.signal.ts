import type { OrgId } from '../../../kernel/ids.js';
import type { FeedPage } from './feed.queries.js';

/** The place of one request among those that wait for events. */
export interface FeedWait {
  /**
   * Waits until the feed may have an event to show after this page; a wait holds no connection to the database. @param
   * ended ends the wait early @returns the position to continue from: that of the page, or a later one with no event in
   * between, the same for requests that waited together; null if the time is over, or the wait was ended
   */
  news(page: FeedPage, milliseconds: number, ended: AbortSignal): Promise<string | null>;
  /** Gives the place up. Call it once. */
  leave(): void;
}

/** Wakes requests that wait for events of their organization when there may be some, whichever process wrote them. */
export abstract class FeedSignal {
  /** A place; null if the limit of waiting requests of the organization in this process is reached. */
  abstract enter(orgId: OrgId): FeedWait | null;
}
