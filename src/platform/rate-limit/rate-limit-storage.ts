import type { ThrottlerStorage } from '@nestjs/throttler';

/**
 * Rate limiting by an exact sliding window for each key of each throttler (contract, "Rate limits").
 * `increment(key, ttl, limit, blockDuration, throttlerName)` admits if fewer than `limit` calls of the key were
 * admitted in (now − ttl, now], `ttl` in milliseconds; a refused call is not counted. Its result:
 * - `totalHits`: admitted calls in the window, this one included if it was;
 * - `isBlocked`: whether it was refused;
 * - `timeToExpire`: whole seconds, rounded up, until one more is admitted than could be now;
 * - `timeToBlockExpire`: when refused, whole seconds, rounded up and at least 1, after which a call is admitted again
 *   if no other comes first; otherwise 0.
 * `limit` may differ from call to call: lowered below the number of calls in the window, the next is admitted when
 * enough have left it; raised, at once; 0 refuses everything. `blockDuration` is ignored: refusing ends when the window
 * lets one in.
 */
export interface RateLimitStorage extends ThrottlerStorage {
  /** For metrics. */
  state(): RateLimitState;
  close(): Promise<void>;
}

/** The library's `ThrottlerStorageRecord`, which its index does not export. */
export type RateLimitRecord = Awaited<ReturnType<ThrottlerStorage['increment']>>;

export interface RateLimitState {
  readonly store: 'memory' | 'redis';
  /** Whether all processes count together at this moment: false in memory, and while Redis is lost. */
  readonly isShared: boolean;
  /** Keys that this process counts. */
  readonly windows: number;
}

/** Events of the store, for the log of the application. */
export interface RateLimitLog {
  warn(sentence: string): void;
  info(sentence: string): void;
}

/** The answer of a storage; `untilOneMore` in milliseconds. */
export function recordOf(isAdmitted: boolean, totalHits: number, untilOneMore: number): RateLimitRecord {
  const seconds = Math.ceil(untilOneMore / 1000);
  return { totalHits, isBlocked: !isAdmitted, timeToExpire: seconds, timeToBlockExpire: isAdmitted ? 0 : seconds };
}

/** A monotonic clock for windows of this process, in whole milliseconds. */
export function monotonicTime(): number {
  return Math.floor(performance.now());
}
