import type { ThrottlerStorage } from '@nestjs/throttler';
import { recordOf, type RateLimitRecord } from './rate-limit-storage.js';
import type { RedisConnection } from './redis-connection.js';
import { ADMIT, MERGE } from './window-scripts.js';

/** A merge reads and writes a whole window, and no request waits for it. */
const MERGE_TIMEOUT = 5_000;

/**
 * Exact windows that all processes share, by the clock of the Redis server; one atomic script a call. Semantics:
 * RateLimitStorage. Rejects when Redis does not answer: SharedWindows then takes over.
 */
export class RedisWindows implements ThrottlerStorage {
  /** `clock` replaces the server's time, in milliseconds: only a spec gives one, since no server lets an hour pass. */
  constructor(
    private readonly connection: RedisConnection,
    private readonly keyPrefix: string,
    private readonly clock: (() => number) | null = null,
  ) {}

  async increment(key: string, ttl: number, limit: number, _blockDuration: number, throttlerName: string): Promise<RateLimitRecord> {
    const answer = await this.connection.run(ADMIT, [this.#key(throttlerName, key)], [String(ttl), String(limit), ...this.#time()]);
    const [admitted, count, untilOneMore] = answer as [number, number, number];
    return recordOf(admitted === 1, count, untilOneMore);
  }

  /** Adds admissions that are missing in Redis, by their ages in milliseconds, the oldest first. */
  async merge(key: string, ttl: number, limit: number, throttlerName: string, ages: Uint32Array): Promise<void> {
    const bytes = Buffer.alloc(4 * ages.length);
    ages.forEach((age, i) => bytes.writeUInt32LE(age, 4 * i));
    await this.connection.run(MERGE, [this.#key(throttlerName, key)], [String(ttl), String(limit), bytes, ...this.#time()], MERGE_TIMEOUT);
  }

  close(): void {
    this.connection.close();
  }

  #key(throttlerName: string, key: string): string {
    return `${this.keyPrefix}limit:${throttlerName}:${key}`;
  }

  #time(): string[] {
    return this.clock === null ? [] : [String(this.clock())];
  }
}
