import type { EventType } from '../../../contracts/events.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** Something that happened to a record, as the feed shows it (oratek.md, Extensions over the same records). */
export interface FeedEventRecord {
  readonly id: string;
  readonly type: EventType;
  readonly at: Timestamp;
  /** Its number among the events of its record, from 1. */
  readonly sequence: number;
  readonly record_id: string;
  /** The record as the API showed it then, under its name. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface FeedRequest {
  /** The position after which the page begins, whatever filter it was given with; `0` for the oldest event. */
  readonly cursor: string;
  /** Empty for all. */
  readonly types: readonly EventType[];
  readonly recordId: string | null;
  readonly limit: number;
}

export interface FeedPage {
  readonly events: readonly FeedEventRecord[];
  /** The position up to which everything that the filter lets through has been shown. */
  readonly nextCursor: string;
  /** Whether there is more to look at right now; with a filter that lets little through, also after an empty page. */
  readonly hasMore: boolean;
  /** The time of that position: what is not shown yet has this time or a later one. */
  readonly reached: Timestamp;
}

/**
 * The feed of an organization: its events by time, up to the moment before which none can be added any more. So no event
 * is ever slipped in behind a position that was given.
 */
export abstract class FeedQueries {
  /** How many pages may be read at a time for requests that wait, so that other requests find connections free. */
  abstract readonly atOnce: number;
  /** The position of now: behind it is what can be shown by now, before it all that follows. */
  abstract now(orgId: OrgId): Promise<string>;
  /**
   * The events after a position. It looks at a bounded number of events, however few the filter lets through.
   * Throws `invalid` on `cursor`.
   */
  abstract page(orgId: OrgId, request: FeedRequest): Promise<FeedPage>;
}
