import { monotonicTime, recordOf, type RateLimitRecord, type RateLimitState, type RateLimitStorage } from './rate-limit-storage.js';
import { RecentWindows } from './recent-windows.js';
import { SlidingWindow } from './sliding-window.js';

export interface MemoryWindowsOptions {
  /** A clock in whole milliseconds; by default a monotonic one. */
  readonly now?: () => number;
  /**
   * By throttler, the number of keys above which the least recently used is dropped. For keys that clients can choose,
   * so that they cannot fill the memory; windows of other throttlers stay as long as they count.
   */
  readonly maxKeys?: Readonly<Record<string, number>>;
}

/** Exact windows of this process's own requests, in memory. Semantics: RateLimitStorage. */
export class MemoryWindows implements RateLimitStorage {
  readonly #throttlers = new Map<string, RecentWindows<SlidingWindow>>();
  readonly #now: () => number;
  readonly #maxKeys: Readonly<Record<string, number>>;

  constructor({ now = monotonicTime, maxKeys = {} }: MemoryWindowsOptions = {}) {
    this.#now = now;
    this.#maxKeys = maxKeys;
  }

  increment(key: string, ttl: number, limit: number, _blockDuration: number, throttlerName: string): Promise<RateLimitRecord> {
    const now = this.#now();
    const window = this.#windows(throttlerName).use(key, now, ttl);
    const isAdmitted = window.admit(now, ttl, limit);
    return Promise.resolve(recordOf(isAdmitted, window.count, window.untilOneMore(ttl, limit)));
  }

  state(): RateLimitState {
    let windows = 0;
    for (const { size } of this.#throttlers.values()) windows += size;
    return { store: 'memory', isShared: false, windows };
  }

  close(): Promise<void> {
    this.#throttlers.clear();
    return Promise.resolve();
  }

  #windows(throttlerName: string): RecentWindows<SlidingWindow> {
    let windows = this.#throttlers.get(throttlerName);
    if (windows === undefined) {
      windows = new RecentWindows(() => new SlidingWindow(), this.#maxKeys[throttlerName]);
      this.#throttlers.set(throttlerName, windows);
    }
    return windows;
  }
}
