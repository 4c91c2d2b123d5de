import { randomUUID } from 'node:crypto';
import { BEAT } from './beat-script.js';
import { RedisConnection, type RedisConnectionOptions } from './redis-connection.js';
import { RedisWindows } from './redis-windows.js';
import { ADMIT, MERGE } from './window-scripts.js';

/** Milliseconds of silence after which a process is not counted: a few beats. */
const STALE_AFTER = 15_000;

/** The reply to the last beat; times in milliseconds by Redis's clock. */
export interface Beat {
  /** How many processes share Redis, this one included. */
  readonly processes: number;
  /** Constant for as long as Redis keeps its data. */
  readonly mark: string;
  /** The previous mark, if Redis came back with an older copy of its data, and the time up to which that copy went. */
  readonly before: string;
  readonly kept: number;
  readonly now: number;
}

/** The windows in Redis and this process's heartbeat there, for the life of one connection. */
export class RedisSession {
  readonly windows: RedisWindows;

  private constructor(
    private readonly connection: RedisConnection,
    private readonly keyPrefix: string,
    private readonly processId: string,
  ) {
    this.windows = new RedisWindows(connection, keyPrefix);
  }

  static async open(options: RedisConnectionOptions, keyPrefix: string, processId: string): Promise<RedisSession> {
    return new RedisSession(await RedisConnection.open(options, [ADMIT, MERGE, BEAT]), keyPrefix, processId);
  }

  /** Sends a heartbeat. `last` is the previous reply, by which Redis sees whether its data is older. */
  async beat(last: Beat | null): Promise<Beat> {
    const args = [this.processId, randomUUID(), String(STALE_AFTER), last?.mark ?? '', String(last?.now ?? 0)];
    const answer = await this.connection.run(BEAT, [this.#processes, `${this.keyPrefix}limits:data`], args);
    const [processes, mark, before, kept, now] = answer as [number, string, string, number, number];
    return { processes, mark, before, kept, now };
  }

  /** Removes this process from those that share Redis. */
  async leave(): Promise<void> {
    await this.connection.send(['ZREM', this.#processes, this.processId]);
  }

  /** Redis's eviction policy; null if it has no memory limit, or does not say (managed servers forbid CONFIG). */
  async evictionPolicy(): Promise<string | null> {
    try {
      const [maxMemory, policy] = (await Promise.all(['maxmemory', 'maxmemory-policy'].map((name) => this.connection.send(['CONFIG', 'GET', name])))) as string[][];
      return maxMemory?.[1] === '0' ? null : (policy?.[1] ?? null);
    } catch {
      return null;
    }
  }

  onBroken(listener: (reason: Error) => void): void {
    this.connection.onBroken(listener);
  }

  close(): void {
    this.connection.close();
  }

  get #processes(): string {
    return `${this.keyPrefix}limits:processes`;
  }
}
