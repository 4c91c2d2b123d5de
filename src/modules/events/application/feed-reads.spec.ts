import { AsyncLocalStorage } from 'node:async_hooks';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { FeedQueries, type FeedPage, type FeedRequest } from '../ports/feed.queries.js';
import { FeedReads } from './feed-reads.js';

const ORG = 'org' as OrgId;
const OTHER = 'other' as OrgId;
const LONG_MS = 3_600_000;

const request = (fields: Partial<FeedRequest> = {}): FeedRequest => ({ cursor: 'c', types: [], recordId: null, limit: 100, ...fields });
const pageOf = (nextCursor: string): FeedPage => ({ events: [], nextCursor, hasMore: false, reached: '2026-01-01T00:00:00.000Z' as Timestamp });
/** Waits two turns of the event loop, after which work that was scheduled in this turn has begun. */
const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(() => setImmediate(resolve)));

interface Begun {
  readonly orgId: OrgId;
  readonly cursor: string;
  readonly context: unknown;
  answer(page: FeedPage): Promise<void>;
  fail(error: Error): Promise<void>;
}

/** A read that is answered when the test says so. */
class HeldQueries extends FeedQueries {
  readonly begun: Begun[] = [];

  constructor(
    override readonly atOnce: number,
    private readonly context = new AsyncLocalStorage<unknown>(),
  ) {
    super();
  }

  override now(): Promise<string> {
    throw new Error('Not asked for');
  }

  override page(orgId: OrgId, { cursor }: FeedRequest): Promise<FeedPage> {
    return new Promise((resolve, reject) => {
      this.begun.push({
        orgId,
        cursor,
        context: this.context.getStore(),
        answer: (page) => (resolve(page), turn()),
        fail: (error) => (reject(error), turn()),
      });
    });
  }

  nth(index: number): Begun {
    const found = this.begun[index];
    if (!found) throw new Error(`Only ${this.begun.length} have begun`);
    return found;
  }

  get cursors(): string[] {
    return this.begun.map(({ cursor }) => cursor);
  }
}

afterEach(() => jest.useRealTimers());

it('is one for all that are woken together and want the same', async () => {
  const queries = new HeldQueries(10);
  const reads = new FeedReads(queries);
  const wanted = request({ types: ['task.created', 'contact.created'] });
  const woken = Promise.resolve();
  const pages = [
    ...Array.from({ length: 99 }, () => woken.then(() => reads.page(ORG, wanted, LONG_MS))),
    woken.then(() => reads.page(ORG, request({ types: ['contact.created', 'task.created', 'contact.created'] }), LONG_MS)),
  ];
  await turn();
  expect(queries.begun).toHaveLength(1);
  const page = pageOf('next');
  await queries.nth(0).answer(page);
  for (const shared of await Promise.all(pages)) expect(shared).toBe(page);
});

it.each<[string, OrgId, FeedRequest]>([
  ['organization', OTHER, request()],
  ['cursor', ORG, request({ cursor: 'd' })],
  ['type', ORG, request({ types: ['contact.created'] })],
  ['record', ORG, request({ recordId: 'r' })],
  ['limit', ORG, request({ limit: 1 })],
])('is not shared with a request that differs in its %s', async (_what, orgId, other) => {
  const queries = new HeldQueries(10);
  const reads = new FeedReads(queries);
  const pages = [reads.page(ORG, request(), LONG_MS), reads.page(orgId, other, LONG_MS)];
  await turn();
  expect(queries.begun.map((begun) => begun.orgId)).toEqual([ORG, orgId]);
  await queries.nth(0).answer(pageOf('mine'));
  await queries.nth(1).answer(pageOf('theirs'));
  expect((await Promise.all(pages)).map(({ nextCursor }) => nextCursor)).toEqual(['mine', 'theirs']);
});

it('is not joined once it has begun: what it shows may be older than the wake', async () => {
  const queries = new HeldQueries(10);
  const reads = new FeedReads(queries);
  const before = reads.page(ORG, request(), LONG_MS);
  await turn();
  const after = reads.page(ORG, request(), LONG_MS);
  await turn();
  expect(queries.begun).toHaveLength(2);
  await queries.nth(1).answer(pageOf('new'));
  await queries.nth(0).answer(pageOf('old'));
  expect([(await before).nextCursor, (await after).nextCursor]).toEqual(['old', 'new']);
});

it('begins only while few others run, and organizations take turns', async () => {
  const queries = new HeldQueries(2);
  const reads = new FeedReads(queries);
  const pages = ['a', 'b', 'c', 'd'].map((cursor) => reads.page(ORG, request({ cursor }), LONG_MS));
  pages.push(reads.page(OTHER, request({ cursor: 'theirs' }), LONG_MS));
  await turn();
  expect(queries.cursors).toEqual(['a', 'theirs']);
  // The waiting read can still be joined.
  pages.push(reads.page(ORG, request({ cursor: 'c' }), LONG_MS));
  await queries.nth(1).answer(pageOf('x'));
  await queries.nth(0).fail(new Error('gone'));
  await expect(pages[0]).rejects.toThrow('gone');
  expect(queries.cursors).toEqual(['a', 'theirs', 'b', 'c']);
  await queries.nth(2).answer(pageOf('x'));
  await queries.nth(3).answer(pageOf('x'));
  await queries.nth(4).answer(pageOf('x'));
  expect(await Promise.all(pages.slice(1))).toHaveLength(5);
  expect(queries.begun).toHaveLength(5);
});

it('fails for all that share it, and the next one is another', async () => {
  const queries = new HeldQueries(1);
  const reads = new FeedReads(queries);
  const pages = [reads.page(ORG, request(), LONG_MS), reads.page(ORG, request(), LONG_MS)];
  await turn();
  const failed = Promise.allSettled(pages);
  await queries.nth(0).fail(new Error('gone'));
  expect(await failed).toEqual([
    { status: 'rejected', reason: new Error('gone') },
    { status: 'rejected', reason: new Error('gone') },
  ]);
  const next = reads.page(ORG, request(), LONG_MS);
  await turn();
  await queries.nth(1).answer(pageOf('next'));
  expect((await next).nextCursor).toBe('next');
});

it('does not happen if all that wanted it have gone, and goes on if one has not', async () => {
  const queries = new HeldQueries(1);
  const reads = new FeedReads(queries);
  const running = reads.page(ORG, request({ cursor: 'running' }), LONG_MS);
  await turn();
  const gone = new AbortController();
  const all = ['dropped', 'kept'].map((cursor) => reads.page(OTHER, request({ cursor }), LONG_MS, gone.signal));
  const stays = reads.page(OTHER, request({ cursor: 'kept' }), LONG_MS, new AbortController().signal);
  gone.abort();
  expect(await Promise.all(all)).toEqual([null, null]);
  expect(await reads.page(OTHER, request({ cursor: 'late' }), LONG_MS, gone.signal)).toBeNull();
  await queries.nth(0).answer(pageOf('x'));
  await running;
  expect(queries.cursors).toEqual(['running', 'kept']);
  await queries.nth(1).answer(pageOf('next'));
  expect((await stays)?.nextCursor).toBe('next');
});

it('that runs is answered, even if its wait has ended meanwhile', async () => {
  const queries = new HeldQueries(1);
  const ended = new AbortController();
  const page = new FeedReads(queries).page(ORG, request(), LONG_MS, ended.signal);
  await turn();
  ended.abort();
  await queries.nth(0).answer(pageOf('next'));
  expect((await page)?.nextCursor).toBe('next');
});

it.each([
  ['as long as its request', 20_000, 20_000],
  ['five seconds at least', -1, 5_000],
])('waits for its turn %s, and is then refused without being begun', async (_what, milliseconds, expected) => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] });
  const queries = new HeldQueries(1);
  const reads = new FeedReads(queries);
  const running = reads.page(ORG, request({ cursor: 'running' }), 2 * LONG_MS);
  await turn();
  const refused = jest.fn();
  reads.page(ORG, request({ cursor: 'late' }), milliseconds).catch(refused);
  await jest.advanceTimersByTimeAsync(expected - 1);
  expect(refused).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(refused).toHaveBeenCalledWith(expect.objectContaining({ kind: 'unavailable', code: 'feed_reads_waiting' }));
  await queries.nth(0).answer(pageOf('x'));
  await running;
  expect(queries.cursors).toEqual(['running']);
  expect(jest.getTimerCount()).toBe(0);
});

it('belongs to the trace of the request that asked first', async () => {
  const context = new AsyncLocalStorage<unknown>();
  const queries = new HeldQueries(1, context);
  const reads = new FeedReads(queries);
  const pages = ['a', 'b', 'c'].map((name) => context.run(name, () => reads.page(ORG, request({ cursor: name }), LONG_MS)));
  pages.push(context.run('later', () => reads.page(ORG, request({ cursor: 'c' }), LONG_MS)));
  await turn();
  for (let index = 0; index < 3; index++) await queries.nth(index).answer(pageOf('x'));
  await Promise.all(pages);
  expect(queries.begun.map((begun) => begun.context)).toEqual(['a', 'b', 'c']);
});
