import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { StartupError } from '../../kernel/startup-error.js';
import { OwnWindows, type UnsharedWindow } from './own-windows.js';
import { monotonicTime, type RateLimitLog, type RateLimitRecord, type RateLimitState, type RateLimitStorage } from './rate-limit-storage.js';
import { type Beat, RedisSession } from './redis-session.js';

export interface SharedWindowsOptions {
  readonly redisUrl: string;
  readonly keyPrefix: string;
  readonly log: RateLimitLog;
  /** As in MemoryWindowsOptions, for this process's own record of its admissions. */
  readonly maxKeys?: Readonly<Record<string, number>>;
  /** Milliseconds to reach Redis at start. */
  readonly connectTimeout?: number;
  /** Milliseconds after which a call to Redis has failed: the longest that a request waits for it. */
  readonly commandTimeout?: number;
  /**
   * Milliseconds between two beats, and so the delay after which a data loss without a broken connection is noticed.
   */
  readonly beatInterval?: number;
  /** Milliseconds that the other processes have to restore what Redis has lost. */
  readonly settleTime?: number;
}

/** Pause before the next try to reach a lost Redis, in milliseconds. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 1_000;
/** If Redis is lost again sooner than this, in milliseconds, the pauses grow. */
const STABLE_AFTER = 10_000;
/** The most windows that may be merged while requests already wait behind the merge. */
const FEW_WINDOWS = 50;
const FEW_STAMPS = 2_000;
const MOST_ROUNDS = 10;
/** Of this many beats, the one with the shortest round trip decides the difference of the clocks. */
const CLOCK_BEATS = 8;

/**
 * Windows that all processes share in Redis, and the fallback while Redis is lost. Semantics: RateLimitStorage.
 * From the first failed call on, no request waits for Redis: each process admits its share, the limit divided by the
 * recent number of processes, and counts all its own admissions in the window. So all processes together admit at most
 * twice the limit. In the background the process tries to reconnect. Before Redis decides again, the process writes
 * what is missing there: its admissions since the failure, and those that Redis has lost. If Redis has lost data, it is
 * trusted with no more than the share until the other processes have had time to write theirs.
 */
export class SharedWindows implements RateLimitStorage {
  readonly #own: OwnWindows;
  readonly #processId = randomUUID();
  readonly #stopped = new AbortController();
  /** Null while Redis is lost. */
  #session: RedisSession | null = null;
  #lastBeat: Beat | null = null;
  /**
   * How far this process's clock is ahead of Redis's, in milliseconds, by the last beats; each is too low by the time
   * that the request took to Redis.
   */
  readonly #ahead: number[] = [];
  #processes = 1;
  #joinedAt = 0;
  #settledAt = Number.NEGATIVE_INFINITY;
  #pause = FIRST_PAUSE;
  #beating: NodeJS.Timeout | null = null;

  private constructor(private readonly options: SharedWindowsOptions) {
    this.#own = new OwnWindows(monotonicTime, options.maxKeys ?? {});
  }

  /** Throws StartupError if Redis cannot be reached. */
  static async connect(options: SharedWindowsOptions): Promise<SharedWindows> {
    const windows = new SharedWindows(options);
    const { hostname, port } = new URL(options.redisUrl);
    const deadline = monotonicTime() + (options.connectTimeout ?? 5_000);
    for (;;) {
      try {
        await windows.#join(Math.max(deadline - monotonicTime(), 1));
        break;
      } catch (error) {
        if (monotonicTime() + FIRST_PAUSE < deadline) await pause(FIRST_PAUSE);
        else throw new StartupError(`Redis at ${hostname}:${port || '6379'} cannot be reached (${reasonOf(error)}): check REDIS_URL and that it runs.`, { cause: error });
      }
    }
    windows.#beating = setInterval(() => void windows.#beat(), options.beatInterval ?? 3_000).unref();
    const policy = await windows.#session?.evictionPolicy();
    if (policy != null && policy !== 'noeviction') {
      options.log.warn(`Redis has maxmemory-policy ${policy}: when its memory is full it forgets who asked how often, and quotas are exceeded. Set it to noeviction.`);
    }
    return windows;
  }

  async increment(key: string, ttl: number, limit: number, blockDuration: number, throttlerName: string): Promise<RateLimitRecord> {
    const session = this.#session;
    const isTrusted = session !== null && monotonicTime() >= this.#settledAt;
    // Counted before Redis is asked: concurrent calls together may take the share and no more.
    const own = isTrusted ? null : this.#own.admit(key, ttl, limit, this.#share(limit), throttlerName);
    if (session !== null && own?.isBlocked !== true) {
      try {
        const record = await session.windows.increment(key, ttl, limit, blockDuration, throttlerName);
        if (own !== null) this.#own.confirm(key, ttl, limit, throttlerName, !record.isBlocked);
        else if (!record.isBlocked) {
          // Replies that arrived together with the one that revealed the data loss are discarded too.
          const isLost = this.#session !== session;
          if (isLost || this.#own.exceeds(record.totalHits, key, ttl, limit, throttlerName)) {
            if (!isLost) this.#own.unshareWindow(key, ttl, limit, throttlerName);
            throw new Error('it has lost a window');
          }
          this.#own.note(key, ttl, limit, throttlerName);
        }
        return record;
      } catch (error) {
        this.#lose(session, error);
      }
    }
    return own ?? this.#own.admit(key, ttl, limit, this.#share(limit), throttlerName);
  }

  state(): RateLimitState {
    return { store: 'redis', isShared: this.#session !== null, windows: this.#own.size };
  }

  async close(): Promise<void> {
    this.#stopped.abort();
    if (this.#beating !== null) clearInterval(this.#beating);
    const session = this.#session;
    this.#session = null;
    // If Redis does not get the message, the heartbeat expires.
    await session?.leave().catch(() => undefined);
    session?.close();
  }

  #share(limit: number): number {
    return Math.min(limit, Math.max(1, Math.floor(limit / this.#processes)));
  }

  #lose(session: RedisSession, reason: unknown): void {
    if (this.#session !== session) return;
    this.#session = null;
    session.close();
    if (monotonicTime() - this.#joinedAt > STABLE_AFTER) this.#pause = FIRST_PAUSE;
    this.options.log.warn(`Redis is lost (${reasonOf(reason)}): until it is back, this process admits its share of each quota, one of ${this.#processes}.`);
    void this.#recover();
  }

  async #recover(): Promise<void> {
    const { signal } = this.#stopped;
    for (;;) {
      // Random, so that the processes do not reconnect all at once.
      const isStopped = await pause(this.#pause * (0.5 + Math.random() / 2), false, { ref: false, signal }).catch(() => true);
      if (isStopped) return;
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
      try {
        await this.#join(LONGEST_PAUSE);
        this.options.log.info('Redis is back: quotas are counted over all processes again.');
        return;
      } catch {
        // The loss has been logged already.
      }
    }
  }

  /** Writes to Redis all that is missing there, and lets it decide from then on. */
  async #join(connectTimeout: number): Promise<void> {
    const { redisUrl, keyPrefix, commandTimeout = 250 } = this.options;
    const session = await RedisSession.open({ url: redisUrl, connectTimeout, commandTimeout }, keyPrefix, this.#processId);
    try {
      const sentAt = monotonicTime();
      this.#heed(await session.beat(this.#lastBeat), sentAt);
      let rest = this.#own.unshared();
      for (let round = 0; round < MOST_ROUNDS && !isLittle(rest); round++) {
        for (const window of rest) await tell(session, window);
        rest = this.#own.unshared();
      }
      if (this.#stopped.signal.aborted) throw new Error('closed');
      // No await in between: the next commands are pipelined behind the merges, on the same connection.
      const told = Promise.all(rest.map((window) => tell(session, window)));
      this.#session = session;
      this.#joinedAt = monotonicTime();
      session.onBroken((reason) => this.#lose(session, reason));
      told.catch((error: unknown) => this.#lose(session, error));
    } catch (error) {
      session.close();
      throw error;
    }
  }

  async #beat(): Promise<void> {
    const session = this.#session;
    if (session === null) return;
    try {
      const sentAt = monotonicTime();
      const beat = await session.beat(this.#lastBeat);
      if (beat.mark !== this.#lastBeat?.mark) this.#lose(session, new Error('it has lost data'));
      else if (this.#session === session) this.#heed(beat, sentAt);
    } catch (error) {
      this.#lose(session, error);
    }
  }

  #heed(beat: Beat, sentAt: number): void {
    const last = this.#lastBeat;
    if (last !== null && last.mark !== beat.mark) {
      // By the clock of the Redis that reported `kept`, and never too late: an admission that is written twice only
      // refuses early, one that is not written is admitted twice.
      const keptAt = beat.kept + Math.max(...this.#ahead);
      this.#own.unshare(last.mark === beat.before ? monotonicTime() - keptAt : Number.POSITIVE_INFINITY);
      this.#ahead.length = 0;
      this.#settledAt = monotonicTime() + (this.options.settleTime ?? 5_000);
    }
    // Redis has lost the admissions of the other processes as well, until they have written them again.
    const isSettled = monotonicTime() >= this.#settledAt;
    this.#processes = isSettled ? beat.processes : Math.max(this.#processes, beat.processes);
    this.#lastBeat = beat;
    this.#ahead.push(sentAt - beat.now);
    if (this.#ahead.length > CLOCK_BEATS) this.#ahead.shift();
  }
}

async function tell(session: RedisSession, { key, ttl, limit, throttlerName, ages, shared }: UnsharedWindow): Promise<void> {
  await session.windows.merge(key, ttl, limit, throttlerName, ages);
  shared();
}

function isLittle(windows: readonly UnsharedWindow[]): boolean {
  return windows.length <= FEW_WINDOWS && windows.reduce((stamps, { ages }) => stamps + ages.length, 0) <= FEW_STAMPS;
}

/** Never contains the configured address, which may hold a password. */
function reasonOf(error: unknown): string {
  const { message, code } = error as { message?: unknown; code?: unknown };
  return [message, code].find((text): text is string => typeof text === 'string' && text !== '') ?? 'no reason given';
}
