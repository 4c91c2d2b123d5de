import { Injectable, Optional } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { watermarkOf } from '../../../../platform/database/watermark.js';
import type { FeedPage } from '../../ports/feed.queries.js';
import { FeedSignal, type FeedWait } from '../../ports/feed.signal.js';
import { beginningOf, writePosition } from './feed-cursor.js';
import { FEED_PLAN } from './feed-plan.js';

export interface FeedSignalLimits {
  /** Milliseconds from the end of one look to the next. */
  readonly every: number;
  /** The most requests of one organization that wait at a time. */
  readonly perOrganization: number;
}

const LIMITS: FeedSignalLimits = { every: 250, perOrganization: 100 };

/** For each organization, the time of its first event since a given time, if there is one. */
const NEWS = `
  SELECT w.org_id, found.at FROM unnest($1::uuid[], $2::timestamptz[]) AS w (org_id, since)
  CROSS JOIN LATERAL (
    SELECT e.at FROM events e WHERE e.org_id = w.org_id AND e.record_type <> 'webhook' AND e.at >= w.since AND e.at < $3::timestamptz
    ORDER BY e.at, e.record_id, e.seq LIMIT 1) found`;

interface Waiter {
  /** The page that it received last. */
  readonly page: FeedPage;
  /** Ends the wait: with a position if there is news. */
  readonly wake: (position: string | null) => void;
}

/**
 * One query for all requests that wait in this process, four times a second while there are any. A commit does not
 * trigger it: an event becomes visible when its time is 2.5 seconds ago, whichever instance wrote it (see the migration
 * `Stamps`), so a commit would wake too early.
 */
@Injectable()
export class PostgresFeedSignal extends FeedSignal {
  private readonly waiting = new Map<OrgId, Set<Waiter>>();
  private readonly places = new Map<OrgId, number>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | null = null;
  private isClosed = false;

  constructor(
    private readonly database: Database,
    @Optional() private readonly limits: FeedSignalLimits = LIMITS,
  ) {
    super();
  }

  override enter(orgId: OrgId): FeedWait | null {
    const taken = this.places.get(orgId) ?? 0;
    if (taken >= this.limits.perOrganization) return null;
    this.places.set(orgId, taken + 1);
    return {
      news: (page, milliseconds, ended) => this.news(orgId, page, milliseconds, ended),
      leave: () => {
        const left = (this.places.get(orgId) ?? 1) - 1;
        if (left === 0) this.places.delete(orgId);
        else this.places.set(orgId, left);
      },
    };
  }

  /** Stops looking, and ends all waits. */
  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    for (const waiters of this.waiting.values()) for (const { wake } of waiters) wake(null);
    await this.looking;
  }

  private news(orgId: OrgId, page: FeedPage, milliseconds: number, ended: AbortSignal): Promise<string | null> {
    if (milliseconds <= 0 || ended.aborted || this.isClosed) return Promise.resolve(null);
    return new Promise((resolve) => {
      const wake = (position: string | null): void => {
        clearTimeout(timer);
        ended.removeEventListener('abort', end);
        this.remove(orgId, waiter);
        resolve(position);
      };
      const end = (): void => wake(null);
      const waiter: Waiter = { page, wake };
      const timer = setTimeout(end, milliseconds);
      ended.addEventListener('abort', end);
      const others = this.waiting.get(orgId);
      if (others) others.add(waiter);
      else this.waiting.set(orgId, new Set([waiter]));
      this.lookSoon();
    });
  }

  private remove(orgId: OrgId, waiter: Waiter): void {
    const waiters = this.waiting.get(orgId);
    waiters?.delete(waiter);
    if (waiters?.size === 0) this.waiting.delete(orgId);
  }

  private lookSoon(): void {
    if (this.timer || this.looking || this.isClosed) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.looking = this.look().finally(() => {
        this.looking = null;
        if (this.waiting.size > 0) this.lookSoon();
      });
    }, this.limits.every);
  }

  private async look(): Promise<void> {
    if (this.waiting.size === 0) return;
    const asked = [...this.waiting].map(([orgId, waiters]) => ({ orgId, waiters: [...waiters], since: leastOf(waiters) }));
    try {
      const until = await watermarkOf(this.database, true);
      const found = await this.database.query<{ org_id: OrgId; at: string }>({ settings: FEED_PLAN, name: 'feed_news', text: NEWS, values: [asked.map(({ orgId }) => orgId), asked.map(({ since }) => since), until] });
      const firsts = new Map(found.map(({ org_id: orgId, at }) => [orgId, fromDatabaseTime(at)]));
      for (const { orgId, waiters } of asked) {
        const first = firsts.get(orgId);
        if (first !== undefined) this.wake(orgId, waiters, first);
      }
    } catch {
      // The database does not answer: the requests go on waiting for the next look.
    }
  }

  /**
   * No event lies before the first new one, so all requests that have not reached its time continue from there, and
   * share one read. Other events may have the same time, so a request that has reached that time keeps its own
   * position.
   */
  private wake(orgId: OrgId, waiters: readonly Waiter[], first: Timestamp): void {
    const position = writePosition(this.database.cursorKeys, orgId, beginningOf(first));
    for (const { page, wake } of waiters) wake(page.reached < first ? position : page.nextCursor);
  }
}

function leastOf(waiters: Iterable<Waiter>): Timestamp {
  let least: Timestamp | null = null;
  for (const { page: { reached } } of waiters) if (least === null || reached < least) least = reached;
  if (least === null) throw new Error('Nobody waits');
  return least;
}
