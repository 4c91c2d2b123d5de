import { AsyncResource } from 'node:async_hooks';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { FeedQueries, type FeedPage, type FeedRequest } from '../ports/feed.queries.js';

/** The least time, in milliseconds, that a read may wait for its turn: as long as it would wait for a connection. */
const LEAST_WAIT_MS = 5_000;

/** A read that has not begun, with the requests that share its page. */
class QueuedRead {
  private readonly sharers = new Set<(page: Promise<FeedPage>) => void>();
  private readonly run: () => Promise<FeedPage>;

  /** @param drop is called when the last request that shares the read has given up */
  constructor(
    run: () => Promise<FeedPage>,
    private readonly drop: () => void,
  ) {
    // The statements belong to the trace of the first request, not of the one that made room for them.
    this.run = AsyncResource.bind(run);
  }

  /** Waits for the page. See `FeedReads.page`. */
  share(milliseconds: number, ended: AbortSignal | undefined): Promise<FeedPage | null> {
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        clearTimeout(timer);
        ended?.removeEventListener('abort', end);
        this.sharers.delete(take);
      };
      const giveUp = (): void => {
        leave();
        if (this.sharers.size === 0) this.drop();
      };
      const take = (page: Promise<FeedPage>): void => {
        leave();
        resolve(page);
      };
      const end = (): void => {
        giveUp();
        resolve(null);
      };
      const timer = setTimeout(() => {
        giveUp();
        reject(new Failure('unavailable', 'feed_reads_waiting', 'More requests for events are waiting than the database answers in time; try again in a moment.'));
      }, milliseconds);
      ended?.addEventListener('abort', end);
      this.sharers.add(take);
    });
  }

  begin(): Promise<FeedPage> {
    const page = this.run();
    for (const take of this.sharers) take(page);
    return page;
  }
}

/**
 * The reads of requests that wait for events. Thousands of requests wake at the same moment and read at the same
 * moment, so they queue here, without a connection: a few read at a time, and the pool stays free for other requests.
 * Requests of one organization that want the same page share one read. The organizations take turns.
 */
@Injectable()
export class FeedReads {
  /** The reads that have not begun: the organization whose turn is next comes first. */
  private readonly queue = new Map<OrgId, Map<string, QueuedRead>>();
  private running = 0;
  private isAboutToBegin = false;

  constructor(private readonly feed: FeedQueries) {}

  /**
   * The page, as it is after this call: no request joins a read that has begun. Throws what `FeedQueries.page` throws,
   * and `unavailable` if its turn does not come in time. @param milliseconds how long to wait for its turn, if that is
   * longer than the least time @param ended gives the page up, unless the read has begun @returns null if it was given
   * up
   */
  page(orgId: OrgId, request: FeedRequest, milliseconds: number): Promise<FeedPage>;
  page(orgId: OrgId, request: FeedRequest, milliseconds: number, ended: AbortSignal): Promise<FeedPage | null>;
  page(orgId: OrgId, request: FeedRequest, milliseconds: number, ended?: AbortSignal): Promise<FeedPage | null> {
    if (ended?.aborted) return Promise.resolve(null);
    return this.queued(orgId, request).share(Math.max(milliseconds, LEAST_WAIT_MS), ended);
  }

  private queued(orgId: OrgId, request: FeedRequest): QueuedRead {
    const reads = this.queue.get(orgId) ?? new Map<string, QueuedRead>();
    const key = keyOf(request);
    let read = reads.get(key);
    if (!read) {
      read = new QueuedRead(
        () => this.feed.page(orgId, request),
        () => this.remove(orgId, reads, key),
      );
      reads.set(key, read);
      this.queue.set(orgId, reads);
      this.beginSoon();
    }
    return read;
  }

  private remove(orgId: OrgId, reads: Map<string, QueuedRead>, key: string): void {
    reads.delete(key);
    if (reads.size === 0 && this.queue.get(orgId) === reads) this.queue.delete(orgId);
  }

  /** Not at once: requests that wake in the same turn of the event loop join the first. */
  private beginSoon(): void {
    if (this.isAboutToBegin) return;
    this.isAboutToBegin = true;
    setImmediate(() => {
      this.isAboutToBegin = false;
      while (this.running < this.feed.atOnce && this.queue.size > 0) this.beginNext();
    });
  }

  private beginNext(): void {
    for (const [orgId, reads] of this.queue) {
      for (const [key, read] of reads) {
        this.remove(orgId, reads, key);
        if (reads.size > 0) this.moveToEnd(orgId, reads);
        this.run(read);
        return;
      }
    }
  }

  private moveToEnd(orgId: OrgId, reads: Map<string, QueuedRead>): void {
    this.queue.delete(orgId);
    this.queue.set(orgId, reads);
  }

  private run(read: QueuedRead): void {
    this.running++;
    const end = (): void => {
      this.running--;
      this.beginSoon();
    };
    read.begin().then(end, end);
  }
}

/** Equal for requests that get the same page. */
function keyOf({ cursor, types, recordId, limit }: FeedRequest): string {
  return JSON.stringify([cursor, [...new Set(types)].sort(), recordId, limit]);
}
