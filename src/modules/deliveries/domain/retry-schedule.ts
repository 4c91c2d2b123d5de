const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Milliseconds between an attempt that failed and the next (oratek.md, Webhooks: retries). */
const WAITS: readonly number[] = [5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
const JITTER = 0.2;
/** The most that a server can ask for. */
const MAX_RETRY_AFTER = 24 * HOUR;

/**
 * Milliseconds until the next attempt; null after the last. A server may ask for a longer wait than the schedule has,
 * not for a shorter one.
 * @param attempts the number so far @param retryAfter seconds that the server asked for @param random uniform from 0 to
 * 1
 */
export function retryWait(attempts: number, retryAfter: number | null, random: () => number): number | null {
  const wait = WAITS[attempts - 1];
  if (wait === undefined) return null;
  const jittered = Math.round(wait * (1 - JITTER + 2 * JITTER * random()));
  return Math.max(jittered, Math.min((retryAfter ?? 0) * SECOND, MAX_RETRY_AFTER));
}
