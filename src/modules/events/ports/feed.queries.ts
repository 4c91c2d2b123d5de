import type { EventType } from '../../../contracts/events.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** Something that happened to a record, as the feed shows it (oratek.md, Extensions over the same records). */
export interface FeedEventView {
  readonly id: string;
  readonly type: EventType;
  readonly at: Timestamp;
  /** Its number among the events of its record, from 1. */
  readonly sequence: number;
  readonly recordId: string;
  /** The record as the API showed it then, under its name. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface FeedRequest {
  /** The position after which the page begins, whatever filter it was issued with; `0` for the oldest event. */
  readonly cursor: string;
  /** Empty for all. */
  readonly types: readonly EventType[];
  readonly recordId: string | null;
  readonly limit: number;
}

export interface FeedPage {
  readonly events: readonly FeedEventView[];
  /** The position up to which every matching event has been shown. */
  readonly nextCursor: string;
  /** Whether there is more to read right now; a selective filter can make it true after an empty page. */
  readonly hasMore: boolean;
  /** The time of that position: events that are not shown yet have this time or a later one. */
  readonly reached: Timestamp;
}

/**
 * The feed of an organization: its events by time, up to the watermark before which none can be added any more. So no
 * event ever appears behind a position that was issued.
 */
export abstract class FeedQueries {
  /** How many pages may be read at a time for waiting requests, so that other requests find connections free. */
  abstract readonly atOnce: number;
  /** The current position: every event that is visible now lies before it, every later one behind. */
  abstract now(orgId: OrgId): Promise<string>;
  /**
   * The events after a position. It reads a bounded number of events, however few match the filter. Throws `invalid` on
   * `cursor`.
   */
  abstract page(orgId: OrgId, request: FeedRequest): Promise<FeedPage>;
}
