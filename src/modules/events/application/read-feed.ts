import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { FeedQueries, type FeedPage, type FeedRequest } from '../ports/feed.queries.js';
import { FeedSignal } from '../ports/feed.signal.js';
import { FeedReads } from './feed-reads.js';

/** A request to the feed. */
export interface FeedWish extends Omit<FeedRequest, 'cursor'> {
  /** Null asks for the current position. */
  readonly cursor: string | null;
  /** How many seconds to wait if there is no event. */
  readonly wait: number;
}

/** Reads the feed, and waits for the next event if the request says so. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly feed: FeedQueries,
    private readonly signal: FeedSignal,
    private readonly reads: FeedReads,
  ) {}

  /**
   * Throws `invalid` on `cursor`.
   * @param ended ends the wait early
   * @returns null if too many requests of the organization wait already
   */
  async execute({ orgId }: Actor, { cursor, wait, ...filter }: FeedWish, ended: AbortSignal): Promise<Omit<FeedPage, 'reached'> | null> {
    if (cursor === null) return { events: [], nextCursor: await this.feed.now(orgId), hasMore: false };
    if (wait === 0) return this.feed.page(orgId, { ...filter, cursor });
    const deadline = performance.now() + wait * 1_000;
    const left = (): number => deadline - performance.now();
    // Even if the wait has ended: a client that has half-closed its connection can still read the answer.
    let page = await this.reads.page(orgId, { ...filter, cursor }, left());
    if (isAnswer(page)) return page;
    const place = this.signal.enter(orgId);
    if (!place) return null;
    try {
      // An announced event may not match the filter, or may be deleted with its contact.
      while (!isAnswer(page)) {
        const next = await place.news(page, left(), ended);
        const read = next === null ? null : await this.reads.page(orgId, { ...filter, cursor: next }, left(), ended);
        if (!read) break;
        page = read;
      }
      return page;
    } finally {
      place.leave();
    }
  }
}

/** Whether there is nothing to wait for. */
function isAnswer({ events, hasMore }: FeedPage): boolean {
  return events.length > 0 || hasMore;
}
