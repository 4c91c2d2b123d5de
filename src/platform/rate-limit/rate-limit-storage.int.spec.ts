import { randomUUID } from 'node:crypto';
import type { ThrottlerStorage } from '@nestjs/throttler';
import fc from 'fast-check';
import { hasRedis, onRedis, someRedis } from '../../../test/support/redis.js';
import { MemoryWindows } from './memory-windows.js';
import { RedisConnection } from './redis-connection.js';
import { RedisWindows } from './redis-windows.js';
import { ADMIT, MERGE } from './window-scripts.js';

const HOUR = 3_600_000;
const START = 1_763_769_600_123;

interface Subject {
  /** A storage whose clock the test decides. */
  open(now: () => number): Promise<ThrottlerStorage>;
  /** The given number of clients of one store, with its own clock. */
  clients(count: number): Promise<ThrottlerStorage[]>;
  close(): Promise<void>;
}

const memory = (): Promise<Subject> => {
  const shared = new MemoryWindows();
  return Promise.resolve({
    open: (now) => Promise.resolve(new MemoryWindows({ now })),
    clients: (count) => Promise.resolve(Array.from({ length: count }, () => shared)),
    close: () => shared.close(),
  });
};

const redis = async (): Promise<Subject & { url: string; keyPrefix: string }> => {
  const { url, keyPrefix, stop } = await someRedis();
  const connections: RedisConnection[] = [];
  const connect = async (): Promise<RedisConnection> => {
    const connection = await RedisConnection.open({ url, connectTimeout: 5000, commandTimeout: 20_000 }, [ADMIT, MERGE]);
    connections.push(connection);
    return connection;
  };
  return {
    url,
    keyPrefix,
    open: async (now) => new RedisWindows(await connect(), `${keyPrefix}${randomUUID()}:`, now),
    clients: (count) => Promise.all(Array.from({ length: count }, async () => new RedisWindows(await connect(), keyPrefix))),
    close: async () => {
      for (const connection of connections) connection.close();
      await stop();
    },
  };
};

// Without a Redis the rules are tested in memory alone; with one they are tested in both.
const subjects: [string, () => Promise<Subject>][] = [['memory', memory], ...(hasRedis ? [['Redis', redis] as [string, () => Promise<Subject>]] : [])];

describe.each(subjects)('windows in %s', (_name, make) => {
  let subject: Subject;
  let now = START;
  let windows: ThrottlerStorage;

  const call = (limit: number, ttl = HOUR): ReturnType<ThrottlerStorage['increment']> => windows.increment('acme', ttl, limit, 0, 'organization');
  const callAt = (at: number, limit: number): ReturnType<ThrottlerStorage['increment']> => {
    now = START + at;
    return call(limit);
  };

  beforeAll(async () => {
    subject = await make();
  });
  beforeEach(async () => {
    now = START;
    windows = await subject.open(() => now);
  });
  afterAll(() => subject.close());

  it('admits the limit, then refuses, and counts nothing refused', async () => {
    expect(await callAt(0, 3)).toEqual({ totalHits: 1, isBlocked: false, timeToExpire: 3600, timeToBlockExpire: 0 });
    expect(await callAt(1, 3)).toEqual({ totalHits: 2, isBlocked: false, timeToExpire: 3600, timeToBlockExpire: 0 });
    expect(await callAt(1000, 3)).toEqual({ totalHits: 3, isBlocked: false, timeToExpire: 3599, timeToBlockExpire: 0 });
    for (let i = 0; i < 5; i++) expect(await callAt(2001, 3)).toEqual({ totalHits: 3, isBlocked: true, timeToExpire: 3598, timeToBlockExpire: 3598 });
    expect(await callAt(HOUR, 3)).toMatchObject({ totalHits: 3, isBlocked: false });
  });

  it('admits again at the second that it told, and not a millisecond before the moment itself', async () => {
    await callAt(0, 2);
    await callAt(700, 2);
    const refused = await callAt(1234, 2);
    expect(refused).toMatchObject({ isBlocked: true, timeToBlockExpire: Math.ceil((HOUR - 1234) / 1000) });
    expect(await callAt(HOUR - 1, 2)).toMatchObject({ isBlocked: true, timeToBlockExpire: 1 });
    expect(await callAt(1234 + refused.timeToBlockExpire * 1000, 2)).toMatchObject({ isBlocked: false });
  });

  it('ends the window at now minus its length: that moment itself is out', async () => {
    await callAt(0, 1);
    expect((await callAt(HOUR - 1, 1)).isBlocked).toBe(true);
    expect((await callAt(HOUR, 1)).isBlocked).toBe(false);
  });

  it('finds the first stamp that counts, wherever it lies', async () => {
    for (let gone = 0; gone < 20; gone++) {
      const at = (moment: number): Promise<{ totalHits: number }> => {
        now = START + moment;
        return windows.increment(`to ${gone}`, HOUR, 100, 0, 'organization');
      };
      for (let i = 0; i < 20; i++) await at(i);
      expect((await at(HOUR + gone)).totalHits).toBe(20 - gone);
    }
  });

  it('takes a lowered limit at once, and a raised one', async () => {
    for (let i = 0; i < 5; i++) await callAt(i * 10_000, 5);
    // Five calls count and two are allowed: the fourth oldest has to leave the window first.
    const refused = await callAt(60_000, 2);
    expect(refused).toEqual({ totalHits: 5, isBlocked: true, timeToExpire: 3600 - 30, timeToBlockExpire: 3600 - 30 });
    expect((await callAt(HOUR + 30_000 - 1, 2)).isBlocked).toBe(true);
    expect(await callAt(60_000 + refused.timeToBlockExpire * 1000, 2)).toMatchObject({ isBlocked: false, totalHits: 2 });
    expect(await call(3)).toMatchObject({ isBlocked: false, totalHits: 3 });
    expect(await call(3)).toMatchObject({ isBlocked: true });
    expect(await call(4)).toMatchObject({ isBlocked: false, totalHits: 4 });
  });

  it('refuses everything at a limit of 0', async () => {
    const refused = { isBlocked: true, timeToExpire: 3600, timeToBlockExpire: 3600 };
    expect(await call(0)).toEqual({ totalHits: 0, ...refused });
    expect(await call(1)).toMatchObject({ totalHits: 1, isBlocked: false });
    expect(await callAt(1000, 0)).toEqual({ totalHits: 1, ...refused });
  });

  it('holds a clock that runs backwards', async () => {
    await callAt(5000, 2);
    expect(await callAt(0, 2)).toMatchObject({ totalHits: 2, timeToExpire: 3600 });
    expect(await callAt(1000, 2)).toMatchObject({ isBlocked: true, timeToBlockExpire: 3600 });
    expect((await callAt(HOUR + 4999, 2)).isBlocked).toBe(true);
    expect((await callAt(HOUR + 5000, 2)).isBlocked).toBe(false);
  });

  it('goes through the wrap of its stamps', async () => {
    const wrap = Math.ceil(START / 2 ** 32) * 2 ** 32 - START;
    for (let i = -2; i < 3; i++) expect((await callAt(wrap + i, 5)).isBlocked).toBe(false);
    expect(await callAt(wrap + 3, 5)).toMatchObject({ isBlocked: true, totalHits: 5 });
    expect((await callAt(wrap + HOUR - 3, 5)).isBlocked).toBe(true);
    expect((await callAt(wrap + HOUR - 2, 5)).isBlocked).toBe(false);
  });

  it('answers as the log of a memory does, step by step', async () => {
    const advance = fc.oneof(fc.nat({ max: HOUR / 3 }), fc.constantFrom(-HOUR / 2, HOUR - 1, HOUR, 2 ** 32));
    // Not 0: a key at which nothing was ever admitted is not in Redis, and holds no clock there.
    const step = fc.record({ advance, calls: fc.constantFrom(1, 3, 30), limit: fc.constantFrom(1, 17, 17, 17, 70, 130) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 60 }), async (script) => {
        const key = randomUUID();
        now = START;
        const reference = new MemoryWindows({ now: () => now });
        for (const { advance, calls, limit } of script) {
          now += advance;
          const ask = (storage: ThrottlerStorage): Promise<unknown> => Promise.all(Array.from({ length: calls }, () => storage.increment(key, HOUR, limit, 0, 'organization')));
          expect(await ask(windows)).toEqual(await ask(reference));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('admits exactly the limit of many that come at once from four clients', async () => {
    const clients = await subject.clients(4);
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 8000 }, (_, i) => clients[i % 4]!.increment(key, HOUR, 5000, 0, 'organization')));
    const admitted = answers.filter(({ isBlocked }) => !isBlocked).map(({ totalHits }) => totalHits);
    expect(admitted.sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, i) => i + 1));
  });
});

// Needs a Redis, its own or that of REDIS_URL.
if (hasRedis) {
  describe('a window in Redis', () => {
    let subject: Awaited<ReturnType<typeof redis>>;
    beforeAll(async () => {
      subject = await redis();
    });
    afterAll(() => subject.close());

    it('is one key that expires by itself, and of the size that was promised', async () => {
      const [client] = (await subject.clients(1)) as RedisWindows[];
      for (const [key, limit, bytes] of [['small', 5000, 25_000], ['large', 50_000, 230_000]] as const) {
        // A full window, but for one call, by one message instead of thousands.
        await client!.merge(key, HOUR, limit, 'organization', Uint32Array.from({ length: limit - 1 }, (_, index) => limit - index));
        expect((await client!.increment(key, HOUR, limit, 0, 'organization')).totalHits).toBe(limit);
        const [ttl, memory] = await onRedis(subject.url, (redis) => Promise.all([redis.pTTL(`${subject.keyPrefix}limit:organization:${key}`), redis.memoryUsage(`${subject.keyPrefix}limit:organization:${key}`)]));
        expect(ttl).toBeGreaterThan(HOUR - 60_000);
        expect(ttl).toBeLessThanOrEqual(HOUR);
        expect(memory).toBeLessThan(bytes);
      }
      await client!.increment('brief', 50, 1, 0, 'failures');
      expect((await client!.increment('never', HOUR, 0, 0, 'failures')).isBlocked).toBe(true);
      expect(await onRedis(subject.url, (redis) => redis.exists(`${subject.keyPrefix}limit:failures:never`))).toBe(0);
    });

    it('goes by its source when the server has forgotten the script', async () => {
      const [client] = await subject.clients(1);
      await onRedis(subject.url, (redis) => redis.scriptFlush());
      expect(await client!.increment('forgotten', HOUR, 2, 0, 'organization')).toMatchObject({ totalHits: 1 });
      expect(await client!.increment('forgotten', HOUR, 2, 0, 'organization')).toMatchObject({ totalHits: 2 });
    });

    it('takes up what it was not told, in its place, and keeps the newest', async () => {
      let now = START;
      const windows = (await subject.open(() => now)) as RedisWindows;
      const call = (limit: number): Promise<{ totalHits: number; timeToExpire: number; isBlocked: boolean }> => windows.increment('a', HOUR, limit, 0, 'organization');
      for (const at of [10_000, 20_000, 30_000]) {
        now = START + at;
        await call(10);
      }
      now = START + 40_000;
      // At 35,000, 25,000, 5,000 and before the window.
      await windows.merge('a', HOUR, 10, 'organization', Uint32Array.of(HOUR, 35_000, 15_000, 5_000));
      expect(await call(10)).toMatchObject({ totalHits: 7, timeToExpire: 3600 - 35 });
      // Calls leave the window after 5, 10, 20, 25, 30, 35 and 40 s.
      for (const [at, left] of [[5_000, 6], [10_000, 5], [20_000, 4], [25_000, 3], [30_000, 2], [35_000, 1]] as const) {
        now = START + HOUR + at - 1;
        expect((await call(0)).totalHits).toBe(left + 1);
        now++;
        expect((await call(0)).totalHits).toBe(left);
      }
      await windows.merge('a', HOUR, 3, 'organization', Uint32Array.of(400, 300, 200, 100));
      expect(await call(3)).toMatchObject({ totalHits: 3, isBlocked: true, timeToExpire: 3600 });
      await windows.merge('new', HOUR, 3, 'organization', Uint32Array.of(2_000, 1_000));
      expect(await windows.increment('new', HOUR, 3, 0, 'organization')).toMatchObject({ totalHits: 3, timeToExpire: 3598 });
    });
  });
}
