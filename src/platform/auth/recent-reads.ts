const MAX_ENTRIES = 50_000;

interface Entry<Value> {
  readonly readAt: number;
  readonly value: Promise<Value | null>;
}

/**
 * What was read a moment ago, so that a busy caller does not read it with each request. There is no channel that could
 * be lost between a change and the instances: they simply read again.
 */
export class RecentReads<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  /**
   * @param believedMs how long a value that was read is believed, in milliseconds
   * @param read reads the value anew; null if there is none
   */
  constructor(
    private readonly believedMs: number,
    private readonly read: (key: string) => Promise<Value | null>,
  ) {}

  /** The value, at most `believedMs` old. Throws what `read` throws. */
  get(key: string): Promise<Value | null> {
    const now = performance.now();
    const known = this.entries.get(key);
    if (known && now - known.readAt < this.believedMs) return known.value;
    // Behind all others, so that the first is the one that was read the longest ago.
    this.entries.delete(key);
    const [oldest] = this.entries.keys();
    if (this.entries.size >= MAX_ENTRIES && oldest !== undefined) this.entries.delete(oldest);
    const value = this.read(key);
    // The age counts from before the read: a change that commits meanwhile is not believed away for longer.
    this.entries.set(key, { readAt: now, value });
    const forget = (): void => {
      if (this.entries.get(key)?.value === value) this.entries.delete(key);
    };
    // Only what was found is worth remembering: guesses must not fill the memory, and a failure must not last.
    value.then((found) => (found === null ? forget() : undefined), forget);
    return value;
  }
}
