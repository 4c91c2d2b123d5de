import { recordOf, type RateLimitRecord } from './rate-limit-storage.js';
import { RecentWindows } from './recent-windows.js';
import { SlidingWindow } from './sliding-window.js';

/** Milliseconds by which the clocks of Redis and of this process may differ over a window. */
const CLOCKS_DIFFER = 2_000;

/** The admissions of this process to one key, whichever store decided them. */
class OwnWindow extends SlidingWindow {
  /** How many of the newest stamps are missing in Redis. */
  unshared = 0;
  /** The limit of the last call. */
  limit = 0;
}

/** A window of which admissions are missing in Redis. */
export interface UnsharedWindow {
  readonly throttlerName: string;
  readonly key: string;
  readonly ttl: number;
  readonly limit: number;
  /** Ages in milliseconds of the missing admissions, the oldest first. */
  readonly ages: Uint32Array;
  /** Call it when Redis has them. */
  readonly shared: () => void;
}

interface Throttler {
  readonly ttl: number;
  readonly windows: RecentWindows<OwnWindow>;
}

/** All admissions of this process, and which of them are missing in Redis. */
export class OwnWindows {
  readonly #throttlers = new Map<string, Throttler>();

  constructor(
    private readonly now: () => number,
    private readonly maxKeys: Readonly<Record<string, number>>,
  ) {}

  get size(): number {
    let size = 0;
    for (const { windows } of this.#throttlers.values()) size += windows.size;
    return size;
  }

  /** Records an admission by Redis. */
  note(key: string, ttl: number, limit: number, throttlerName: string): void {
    const now = this.now();
    this.#use(key, ttl, limit, throttlerName, now).note(now, ttl, limit);
  }

  /**
   * Whether this process alone admitted more than Redis counts: then Redis has lost the window, as by an eviction.
   * Stamps that are about to expire do not count, since the two clocks differ a little.
   */
  exceeds(totalHits: number, key: string, ttl: number, limit: number, throttlerName: string): boolean {
    const now = this.now();
    const window = this.#use(key, ttl, limit, throttlerName, now);
    if (window.countAt(now, ttl) <= totalHits) return false;
    const [surest = ttl] = window.ages(totalHits + 1, now);
    return surest < ttl - CLOCKS_DIFFER;
  }

  /** Marks the window as missing in Redis. */
  unshareWindow(key: string, ttl: number, limit: number, throttlerName: string): void {
    const window = this.#use(key, ttl, limit, throttlerName, this.now());
    window.unshared = window.count;
  }

  /**
   * Decides by this process's own admissions, up to its share of the limit. The rest of the limit counts as used up by
   * others.
   */
  admit(key: string, ttl: number, limit: number, share: number, throttlerName: string): RateLimitRecord {
    const now = this.now();
    const window = this.#use(key, ttl, limit, throttlerName, now);
    const isAdmitted = window.admit(now, ttl, share);
    if (isAdmitted) window.unshared++;
    return recordOf(isAdmitted, limit - share + window.count, window.untilOneMore(ttl, share));
  }

  /** Redis has decided, too, about a call that `admit` admitted. */
  confirm(key: string, ttl: number, limit: number, throttlerName: string, isAdmitted: boolean): void {
    const window = this.#use(key, ttl, limit, throttlerName, this.now());
    window.unshared = Math.max(0, window.unshared - 1);
    if (!isAdmitted) window.withdraw();
  }

  /** Redis has lost the writes of the last `milliseconds`. */
  unshare(milliseconds: number): void {
    const now = this.now();
    for (const { windows } of this.#throttlers.values()) {
      for (const [, window] of windows) {
        const lost = window.ages(window.count, now).filter((age) => age <= milliseconds).length;
        window.unshared = Math.max(window.unshared, lost);
      }
    }
  }

  /** The windows with admissions that are missing in Redis now. */
  unshared(): UnsharedWindow[] {
    const now = this.now();
    const found: UnsharedWindow[] = [];
    for (const [throttlerName, { ttl, windows }] of this.#throttlers) {
      for (const [key, window] of windows) {
        if (window.unshared === 0) continue;
        const told = window.unshared;
        const shared = (): void => {
          window.unshared -= told;
        };
        found.push({ throttlerName, key, ttl, limit: window.limit, ages: window.ages(told, now), shared });
      }
    }
    return found;
  }

  #use(key: string, ttl: number, limit: number, throttlerName: string, now: number): OwnWindow {
    let throttler = this.#throttlers.get(throttlerName);
    if (throttler === undefined) {
      throttler = { ttl, windows: new RecentWindows(() => new OwnWindow(), this.maxKeys[throttlerName]) };
      this.#throttlers.set(throttlerName, throttler);
    }
    const window = throttler.windows.use(key, now, ttl);
    // 0 only asks: it is no limit that windows are kept by.
    if (limit > 0) window.limit = limit;
    return window;
  }
}
