/** How long what was discovered of a provider is believed, in milliseconds. */
const BELIEVED_MS = 3_600_000;
/** The most providers of which something is kept; the least recently asked is dropped first. */
const MAX_PROVIDERS = 500;

interface Entry<Value> {
  readonly readAt: number;
  readonly value: Promise<Value>;
}

/** What was discovered of providers. Questions at the same time share one answer, and a failure is not kept. */
export class KnownProviders<Value> {
  private readonly entries = new Map<string, Entry<Value>>();

  /** @param now milliseconds of a monotonic clock */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @param key everything that the value depends on */
  get(key: string, discover: () => Promise<Value>): Promise<Value> {
    const known = this.entries.get(key);
    this.entries.delete(key);
    const entry = known && this.now() - known.readAt < BELIEVED_MS ? known : { readAt: this.now(), value: discover() };
    if (entry !== known) entry.value.catch(() => this.forget(key, entry));
    const [oldest] = this.entries.keys();
    if (this.entries.size >= MAX_PROVIDERS && oldest !== undefined) this.entries.delete(oldest);
    this.entries.set(key, entry);
    return entry.value;
  }

  private forget(key: string, entry: Entry<Value>): void {
    if (this.entries.get(key) === entry) this.entries.delete(key);
  }
}
