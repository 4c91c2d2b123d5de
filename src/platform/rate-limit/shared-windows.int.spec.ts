import { randomUUID } from 'node:crypto';
import { startDatabaseProxy } from '../../../test/support/database-proxy.js';
import { eventually } from '../../../test/support/eventually.js';
import { pace } from '../../../test/support/pace.js';
import { hasRedis, hasRedisServer, onRedis, type RedisServer, someRedis, startRedis } from '../../../test/support/redis.js';
import { openWindows } from './open-windows.js';
import type { RateLimitRecord } from './rate-limit-storage.js';
import { RedisSession } from './redis-session.js';
import { SharedWindows } from './shared-windows.js';

const HOUR = 3_600_000;
/** Long, so that a busy machine does not take a live Redis for lost; a killed one breaks its connections at once. */
const COMMAND_TIMEOUT = 30_000;

/** The windows and the log of one process. */
interface Process {
  readonly windows: SharedWindows;
  readonly log: string[];
  call(limit: number, key?: string): Promise<RateLimitRecord>;
}

const processes: Process[] = [];
const servers: { stop(): Promise<void> }[] = [];

afterEach(async () => {
  jest.restoreAllMocks();
  await Promise.all(processes.splice(0).map(({ windows }) => windows.close()));
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

async function server(...options: Parameters<typeof startRedis>): Promise<RedisServer> {
  const started = await startRedis(...options);
  servers.push(started);
  return started;
}

async function join(redisUrl: string, { keyPrefix = 'oratek:', settleTime = 8_000, commandTimeout = COMMAND_TIMEOUT } = {}): Promise<Process> {
  const log: string[] = [];
  const say = (level: string) => (sentence: string) => void log.push(`${level}: ${sentence}`);
  const windows = await SharedWindows.connect({
    redisUrl,
    keyPrefix,
    log: { warn: say('warn'), info: say('info') },
    commandTimeout,
    beatInterval: 40,
    settleTime,
  });
  const joined: Process = { windows, log, call: (limit, key = 'acme') => windows.increment(key, HOUR, limit, 0, 'organization') };
  processes.push(joined);
  return joined;
}

/** So many processes, each of which knows of all of them. */
async function joinAll(url: string, count: number): Promise<Process[]> {
  const all: Process[] = [];
  for (let i = 0; i < count; i++) all.push(await join(url));
  await twoBeats(url, count);
  return all;
}

/** Waits until each process has sent two more beats. */
async function twoBeats(url: string, count: number): Promise<void> {
  const key = 'oratek:limits:processes';
  for (let i = 0; i < 2; i++) {
    await onRedis(url, async (redis) => {
      // By Redis' own clock, which the scores use.
      const [seconds = '0', micros = '0'] = await redis.sendCommand<string[]>(['TIME']);
      const from = Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
      await eventually(async () => {
        const beats = await redis.zRangeWithScores(key, 0, -1);
        expect(beats.filter(({ score }) => score > from)).toHaveLength(count);
      });
    });
  }
}

/** From now on each beat's answer is on its way for longer than a beat, as on a busy machine. */
function answersComeLate(): void {
  const { beat } = RedisSession.prototype;
  jest.spyOn(RedisSession.prototype, 'beat').mockImplementation(async function (this: RedisSession, last) {
    const answer = await beat.call(this, last);
    await pace(200);
    return answer;
  });
}

/** How many calls Redis itself knows, below 128: its window has the number at its 17th byte. */
const countIn = (url: string): Promise<number> => onRedis(url, async (client) => (await client.getRange('oratek:limit:organization:acme', 16, 16))?.charCodeAt(0) ?? 0);
const times = (process: Process, count: number, limit: number): Promise<RateLimitRecord[]> => Promise.all(Array.from({ length: count }, () => process.call(limit)));
const admittedOf = (answers: readonly RateLimitRecord[]): number => answers.filter(({ isBlocked }) => !isBlocked).length;
const lost = (process: Process): Promise<void> => eventually(() => expect(process.windows.state().isShared).toBe(false));
const back = (process: Process): Promise<void> => eventually(() => expect(process.windows.state().isShared).toBe(true));

describe('without a Redis', () => {
  it('does not start where one is named, and does not tell the password', async () => {
    const options = { redisUrl: 'redis://user:hunter2@127.0.0.1:1/0', keyPrefix: '', log: { warn: jest.fn(), info: jest.fn() }, connectTimeout: 150 };
    await expect(SharedWindows.connect(options)).rejects.toMatchObject({
      name: 'StartupError',
      message: 'Redis at 127.0.0.1:1 cannot be reached (connect ECONNREFUSED 127.0.0.1:1): check REDIS_URL and that it runs.',
    });
  });

  it('counts in memory where none is named', async () => {
    const windows = await openWindows({ redisUrl: null, keyPrefix: 'oratek:', log: { warn: jest.fn(), info: jest.fn() } });
    expect(await windows.increment('acme', HOUR, 1, 0, 'organization')).toMatchObject({ totalHits: 1, isBlocked: false });
    expect(windows.state()).toEqual({ store: 'memory', isShared: false, windows: 1 });
    await windows.close();
  });
});

// Needs a Redis, its own or that of REDIS_URL.
if (hasRedis) {
  it('counts over all processes, and each says goodbye', async () => {
    const redis = await someRedis();
    servers.push(redis);
    const [a, b] = [await join(redis.url, redis), await join(redis.url, redis)];
    const answers = [...(await times(a, 30, 40)), ...(await times(b, 30, 40))];
    expect(admittedOf(answers)).toBe(40);
    expect(a.windows.state()).toEqual({ store: 'redis', isShared: true, windows: 1 });
    const members = (): Promise<number> => onRedis(redis.url, (client) => client.zCard(`${redis.keyPrefix}limits:processes`));
    expect(await members()).toBe(2);
    await a.windows.close();
    expect(await members()).toBe(1);
    expect([...a.log, ...b.log].filter((line) => !line.includes('maxmemory-policy'))).toEqual([]);
  });
}

// Needs a redis-server on the PATH, since these kill, silence and misconfigure it.
if (hasRedisServer) {
  describe.each([['with its data lost', false], ['with its data kept', true]])('a Redis that is killed and comes back %s', (_name, keep) => {
    it('is told what it does not know, to the call', async () => {
      const redis = await server({ keep });
      const [a, b] = (await joinAll(redis.url, 2)) as [Process, Process];
      await times(a, 10, 100);
      await times(b, 20, 100);
      await redis.kill();
      await Promise.all([lost(a), lost(b)]);
      expect(admittedOf(await times(b, 5, 100))).toBe(5);
      await redis.start();
      await Promise.all([back(a), back(b)]);
      await twoBeats(redis.url, 2);
      // Both have written theirs: 35 and this one.
      expect((await a.call(100)).totalHits).toBe(36);
      expect((await b.call(100)).totalHits).toBe(37);
      for (const { log } of [a, b]) {
        expect(log).toEqual([expect.stringMatching(/^warn: Redis is lost \(.+\): until it is back, this process admits its share of each quota, one of 2\.$/), 'info: Redis is back: quotas are counted over all processes again.']);
      }
    });

    it('lets no more than twice the quota through, and heals by itself', async () => {
      const LIMIT = 300;
      const redis = await server({ keep });
      const all = await joinAll(redis.url, 3);
      let admitted = admittedOf(await times(all[0]!, 150, LIMIT));
      expect(admitted).toBe(150);

      const refused = all.map(() => 0);
      const over = new AbortController();
      const flood = all.map(async (process, index) => {
        while (!over.signal.aborted) {
          if ((await process.call(LIMIT)).isBlocked) refused[index]! += 1;
          else admitted++;
          await new Promise(setImmediate);
        }
      });
      try {
        await redis.kill();
        await Promise.all(all.map(lost));
        await redis.start();
        await Promise.all(all.map(back));
        await twoBeats(redis.url, 3);
        // The flood goes on until each process has found the quota used up, however slow the machine is.
        const before = [...refused];
        await eventually(() => refused.forEach((count, index) => expect(count).toBeGreaterThan(before[index]!)));
      } finally {
        over.abort();
        await Promise.all(flood);
      }
      // Of each process one call may be under way when Redis dies: it is counted there, and then once more.
      expect(admitted).toBeGreaterThanOrEqual(LIMIT - all.length);
      expect(admitted).toBeLessThanOrEqual(2 * LIMIT);

      // Its window is full again, so it refuses every call, also without Redis.
      await eventually(async () => expect(await all[1]!.call(LIMIT)).toMatchObject({ isBlocked: true, totalHits: LIMIT }));
      for (const process of all) expect(await process.call(LIMIT)).toMatchObject({ isBlocked: true });
      for (const { log } of all) expect(log.map((line) => line.slice(0, 4))).toEqual(['warn', 'info']);
    });
  });

  describe('while Redis is lost', () => {
    it('each process admits its share, its earlier admissions included', async () => {
      const redis = await server();
      const all = await joinAll(redis.url, 3);
      const [a, b] = all as [Process, Process];
      await times(a, 150, 300);
      await times(b, 30, 300);
      await redis.kill();
      await Promise.all(all.map(lost));
      expect(admittedOf(await times(a, 200, 300))).toBe(0);
      expect(admittedOf(await times(b, 200, 300))).toBe(70);
      expect(admittedOf(await times(all[2]!, 200, 300))).toBe(100);
      // With a limit of 2 each process still has a share of one, with a limit of 0 none.
      expect(admittedOf([await a.call(2, 'tiny'), await a.call(2, 'tiny')])).toBe(1);
      expect(await a.call(0, 'none')).toMatchObject({ isBlocked: true, timeToBlockExpire: 3600 });
      // The rest of the share is still available.
      expect(await b.call(300, 'other')).toMatchObject({ totalHits: 201, isBlocked: false });
    });

    it('closes at once and says nothing more', async () => {
      const redis = await server();
      const process = await join(redis.url);
      await redis.kill();
      await lost(process);
      await process.windows.close();
      await redis.start();
      await onRedis(redis.url, (client) => eventually(async () => expect(await client.ping()).toBe('PONG')));
      expect(process.log).toHaveLength(1);
    });
  });

  it('waits for a silent Redis no longer than the time-out, and then not at all', async () => {
    const redis = await server();
    const process = await join(redis.url, { commandTimeout: 1_000 });
    await times(process, 10, 100);
    redis.silence();
    // Redis stays silent meanwhile, so the answers come from the time-out.
    expect(await times(process, 20, 100)).toHaveLength(20);
    expect(process.windows.state().isShared).toBe(false);
    // Answered without waiting for anything outside of this process.
    expect(await Promise.race([process.call(100), new Promise((resolve) => setImmediate(resolve, 'waited'))])).toMatchObject({ totalHits: 31 });
    redis.speak();
    await back(process);
    expect(process.log.map((line) => line.slice(0, 4))).toEqual(['warn', 'info']);
    // Nothing is forgotten; what was on its way when Redis fell silent may count twice.
    const { totalHits } = await process.call(100);
    expect(totalHits).toBeGreaterThanOrEqual(32);
    expect(totalHits).toBeLessThanOrEqual(52);
  });

  it('tells a Redis that was emptied while it ran', async () => {
    const redis = await server();
    const process = await join(redis.url);
    await times(process, 30, 100);
    await onRedis(redis.url, (client) => client.flushAll());
    await eventually(() => expect(process.log).toEqual(['warn: Redis is lost (it has lost data): until it is back, this process admits its share of each quota, one of 1.', expect.stringContaining('is back')]));
    expect((await process.call(100)).totalHits).toBe(31);
  });

  it('tells a Redis that comes back with an old copy of its data what happened since', async () => {
    const redis = await server();
    const all = await joinAll(redis.url, 2);
    const [a, b] = all as [Process, Process];
    await times(a, 30, 100);
    await twoBeats(redis.url, 2);
    await onRedis(redis.url, (client) => client.sendCommand(['SAVE']));
    await times(a, 7, 100);
    await times(b, 3, 100);
    await twoBeats(redis.url, 2);
    await redis.kill();
    await Promise.all(all.map(lost));
    answersComeLate();
    await redis.start();
    // The one that comes first may learn only later that the data is old.
    await eventually(async () => expect((await onRedis(redis.url, (client) => client.hGet('oratek:limits:data', 'before')))).not.toBe(''));
    await twoBeats(redis.url, 2);
    await Promise.all(all.map(back));
    // The process that came back before the other reported the old data learns it with its next beat, and writes the
    // rest then.
    await eventually(async () => expect(await countIn(redis.url)).toBe(40));
    expect((await b.call(100)).totalHits).toBe(41);
  });

  it('trusts a Redis that has lost its data with no more than its share, until the others had the time to tell it theirs', async () => {
    const redis = await server();
    // Two that are cut off together, and one that stays.
    const proxy = await startDatabaseProxy(redis.url);
    const [a, b, c] = [await join(proxy.url, { settleTime: 60_000 }), await join(redis.url, { settleTime: 60_000 }), await join(proxy.url, { settleTime: 60_000 })];
    await twoBeats(redis.url, 3);
    expect(admittedOf(await times(a, 90, 90))).toBe(90);
    await proxy.cut();
    await Promise.all([lost(a), lost(c)]);
    await onRedis(redis.url, (client) => client.flushAll());
    await eventually(() => expect(b.log).toHaveLength(2));
    await back(b);
    expect(admittedOf(await times(b, 200, 90))).toBe(30);
    expect(admittedOf(await times(c, 200, 90))).toBe(30);
    await proxy.mend();
    await Promise.all([back(a), back(c)]);
    await twoBeats(redis.url, 3);
    for (const process of [a, b, c]) expect(admittedOf(await times(process, 50, 90))).toBe(0);
    await proxy.cut();
  });

  it('notices that Redis has lost a single window, as it does with what it evicts, and tells it again', async () => {
    const redis = await server();
    const process = await join(redis.url);
    expect(admittedOf(await times(process, 100, 100))).toBe(100);
    for (let round = 1; round <= 2; round++) {
      await onRedis(redis.url, (client) => client.del('oratek:limit:organization:acme'));
      expect(admittedOf(await times(process, 100, 100))).toBe(0);
      await eventually(() => expect(process.log).toHaveLength(2 * round));
      await eventually(async () => expect((await process.call(100)).totalHits).toBe(100));
    }
    expect(process.log[0]).toMatch(/^warn: Redis is lost \(it has lost a window\)/);
    expect(process.log.at(-1)).toMatch(/^info: Redis is back/);
  });

  describe('a Redis whose memory is limited', () => {
    const warnings = async (...args: string[]): Promise<string[]> => (await join((await server({ args })).url)).log;

    it('is warned about if it evicts', async () => {
      expect(await warnings('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru')).toEqual([expect.stringMatching(/^warn: .*maxmemory-policy allkeys-lru.*noeviction/)]);
    });

    it('is not if it does not evict, has no limit after all, or does not tell', async () => {
      expect(await warnings('--maxmemory', '50mb', '--maxmemory-policy', 'noeviction')).toEqual([]);
      expect(await warnings('--maxmemory-policy', 'allkeys-lru')).toEqual([]);
      expect(await warnings('--maxmemory', '50mb', '--maxmemory-policy', 'allkeys-lru', '--rename-command', 'CONFIG', '')).toEqual([]);
    });

    it('counts as lost while it is full', async () => {
      const redis = await server();
      const process = await join(redis.url);
      await onRedis(redis.url, (client) => client.configSet('maxmemory', '1'));
      await lost(process);
      expect(await process.call(5, randomUUID())).toMatchObject({ isBlocked: false });
      await onRedis(redis.url, (client) => client.configSet('maxmemory', '0'));
      await back(process);
    });
  });
}
