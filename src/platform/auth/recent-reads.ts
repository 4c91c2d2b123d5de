const MAX_ENTRIES = 50_000;

interface Entry<Value> {
  readonly readAt: number;
  readonly value: Promise<Value | null>;
  /** The value, once it is read. */
  known?: Value;
}

/**
 * A cache with a short lifetime, so that a busy caller does not cause a read with each request. There is no
 * invalidation between instances that could get lost: each simply reads again.
 */
export class RecentReads<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  /**
   * @param believedMs how long a value is cached, in milliseconds @param read reads the value; null if there is none
   */
  constructor(
    private readonly believedMs: number,
    private readonly read: (key: string) => Promise<Value | null>,
  ) {}

  /** The value as it was last read, however long ago; undefined if it is not cached. */
  known(key: string): Value | undefined {
    return this.entries.get(key)?.known;
  }

  /** The value, at most `believedMs` old. Throws what `read` throws. */
  get(key: string): Promise<Value | null> {
    const now = performance.now();
    const known = this.entries.get(key);
    if (known && now - known.readAt < this.believedMs) return known.value;
    // Moved to the end, so that the first entry is the least recently read.
    this.entries.delete(key);
    const [oldest] = this.entries.keys();
    if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    const value = this.read(key);
    // Age is counted from before the read, so a change that commits during it becomes visible within `believedMs`.
    const entry: Entry<Value> = { readAt: now, value };
    if (known?.known !== undefined) entry.known = known.known;
    this.entries.set(key, entry);
    const forget = (): void => {
      if (this.entries.get(key)?.value === value) this.entries.delete(key);
    };
    // Only found values stay cached: guessed keys must not fill the memory, and a failure must not last.
    value.then((found) => (found === null ? forget() : void (entry.known = found)), forget);
    return value;
  }
}
