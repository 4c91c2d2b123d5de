import { Injectable, Optional } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { watermarkOf } from '../../../../platform/database/watermark.js';
import { FeedSignal, type FeedWait } from '../../ports/feed.signal.js';
import { FEED_PLAN } from './feed-plan.js';

export interface FeedSignalLimits {
  /** How long after a look the next one is, in milliseconds. */
  readonly every: number;
  /** Requests of one organization that wait at a time. */
  readonly perOrganization: number;
}

const LIMITS: FeedSignalLimits = { every: 250, perOrganization: 100 };

const NEWS = `
  SELECT w.org_id FROM unnest($1::uuid[], $2::timestamptz[]) AS w (org_id, since)
  CROSS JOIN LATERAL (
    SELECT 1 FROM events e WHERE e.org_id = w.org_id AND e.record_type <> 'webhook' AND e.at >= w.since AND e.at < $3::timestamptz
    ORDER BY e.at, e.record_id, e.seq LIMIT 1) found`;

interface Waiter {
  readonly since: Timestamp;
  readonly wake: (hasNews: boolean) => void;
}

/**
 * One look for all that wait in this process, four times a second while any do. It is no answer to a commit: an event is
 * shown when its time lies 2.5 seconds back, whichever instance wrote it (see the migration `Stamps`), so a commit would
 * wake too early.
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
      news: (since, milliseconds, ended) => this.news(orgId, since, milliseconds, ended),
      leave: () => {
        const left = (this.places.get(orgId) ?? 1) - 1;
        if (left === 0) this.places.delete(orgId);
        else this.places.set(orgId, left);
      },
    };
  }

  /** Looks no more, and ends all waits. */
  async onModuleDestroy(): Promise<void> {
    this.isClosed = true;
    clearTimeout(this.timer);
    for (const waiters of this.waiting.values()) for (const { wake } of waiters) wake(false);
    await this.looking;
  }

  private news(orgId: OrgId, since: Timestamp, milliseconds: number, ended: AbortSignal): Promise<boolean> {
    if (milliseconds <= 0 || ended.aborted || this.isClosed) return Promise.resolve(false);
    return new Promise((resolve) => {
      const wake = (hasNews: boolean): void => {
        clearTimeout(timer);
        ended.removeEventListener('abort', end);
        this.remove(orgId, waiter);
        resolve(hasNews);
      };
      const end = (): void => wake(false);
      const waiter: Waiter = { since, wake };
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
      const found = await this.database.queryBy<{ org_id: OrgId }>(FEED_PLAN, { name: 'feed_news', text: NEWS, values: [asked.map(({ orgId }) => orgId), asked.map(({ since }) => since), until] });
      const withNews = new Set(found.map(({ org_id: orgId }) => orgId));
      for (const { orgId, waiters } of asked) if (withNews.has(orgId)) for (const { wake } of waiters) wake(true);
    } catch {
      // The database cannot answer now: whoever waits goes on, and is told by its own next request.
    }
  }
}

function leastOf(waiters: Iterable<Waiter>): Timestamp {
  let least: Timestamp | null = null;
  for (const { since } of waiters) if (least === null || since < least) least = since;
  if (least === null) throw new Error('Nobody waits');
  return least;
}
