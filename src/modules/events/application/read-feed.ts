import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { FeedQueries, type FeedPage, type FeedRequest } from '../ports/feed.queries.js';
import { FeedSignal } from '../ports/feed.signal.js';

/** What is asked of the feed. */
export interface FeedWish extends Omit<FeedRequest, 'cursor'> {
  /** Null asks for the position of now. */
  readonly cursor: string | null;
  /** For how many seconds to wait for an event, if there is none. */
  readonly wait: number;
}

/** Reads the feed, and waits for the next event if that is asked for. */
@Injectable()
export class ReadFeed {
  constructor(
    private readonly feed: FeedQueries,
    private readonly signal: FeedSignal,
  ) {}

  /**
   * Throws `invalid` on `cursor`.
   * @param ended ends the wait early
   * @returns null if too many requests of the organization wait already
   */
  async execute({ orgId }: Actor, { cursor, wait, ...filter }: FeedWish, ended: AbortSignal): Promise<Omit<FeedPage, 'reached'> | null> {
    if (cursor === null) return { events: [], nextCursor: await this.feed.now(orgId), hasMore: false };
    let page = await this.feed.page(orgId, { ...filter, cursor });
    if (wait === 0 || isAnswer(page)) return page;
    const place = this.signal.enter(orgId);
    if (!place) return null;
    try {
      const deadline = performance.now() + wait * 1_000;
      // What was told of may be let through by no filter, or be gone with its contact.
      while (!isAnswer(page) && (await place.news(page.reached, deadline - performance.now(), ended))) {
        page = await this.feed.page(orgId, { ...filter, cursor: page.nextCursor });
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
