import { MemoryWindows } from './memory-windows.js';
import type { RateLimitLog, RateLimitStorage } from './rate-limit-storage.js';

export interface WindowsOptions {
  /** The Redis that all processes share; null to count in this process alone. */
  readonly redisUrl: string | null;
  /** The prefix of all keys in Redis. */
  readonly keyPrefix: string;
  readonly log: RateLimitLog;
}

/** Clients can choose the address from which they fail, and the account that they name, and so the number of keys. */
const MAX_KEYS = { failures: 50_000, sign_in_minute: 50_000, sign_in_hour: 50_000 };

/** The storage of the rate limits. Throws StartupError if Redis is named and cannot be reached. */
export async function openWindows({ redisUrl, keyPrefix, log }: WindowsOptions): Promise<RateLimitStorage> {
  if (redisUrl === null) return new MemoryWindows({ maxKeys: MAX_KEYS });
  // Loaded only if it is used: the client of Redis costs a start more time than most.
  const { SharedWindows } = await import('./shared-windows.js');
  return SharedWindows.connect({ redisUrl, keyPrefix, log, maxKeys: MAX_KEYS });
}
