import type { SlidingWindow } from './sliding-window.js';

interface Entry<W> {
  readonly key: string;
  readonly window: W;
  longerUnused: Entry<W> | null;
  laterUsed: Entry<W> | null;
}

/**
 * Windows by key, in the order of their last use. There is no timer: each use also removes up to two of the least
 * recently used windows if they are empty, so that their number stays close to the number of those that count.
 */
export class RecentWindows<W extends SlidingWindow> {
  readonly #entries = new Map<string, Entry<W>>();
  #longestUnused: Entry<W> | null = null;
  #lastUsed: Entry<W> | null = null;

  /**
   * Above `capacity` keys the least recently used window is dropped even if it counts: for keys that clients can
   * choose.
   */
  constructor(
    private readonly make: () => W,
    private readonly capacity = Number.POSITIVE_INFINITY,
  ) {}

  get size(): number {
    return this.#entries.size;
  }

  /** The window of a key. The caller must query it with the same `now`. */
  use(key: string, now: number, ttl: number): W {
    this.#forgetIdle(now, ttl);
    this.#forgetIdle(now, ttl);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      if (this.#entries.size >= this.capacity && this.#longestUnused !== null) this.#remove(this.#longestUnused);
      entry = { key, window: this.make(), longerUnused: null, laterUsed: null };
      this.#entries.set(key, entry);
    } else {
      if (entry === this.#lastUsed) return entry.window;
      this.#unlink(entry);
    }
    this.#append(entry);
    return entry.window;
  }

  /** All windows with their keys, the least recently used first. Do not call `use` during the iteration. */
  *[Symbol.iterator](): Generator<readonly [key: string, window: W]> {
    for (let entry = this.#longestUnused; entry !== null; entry = entry.laterUsed) yield [entry.key, entry.window];
  }

  #forgetIdle(now: number, ttl: number): void {
    if (this.#longestUnused?.window.isIdle(now, ttl) === true) this.#remove(this.#longestUnused);
  }

  #remove(entry: Entry<W>): void {
    this.#unlink(entry);
    this.#entries.delete(entry.key);
  }

  #append(entry: Entry<W>): void {
    entry.longerUnused = this.#lastUsed;
    entry.laterUsed = null;
    if (this.#lastUsed === null) this.#longestUnused = entry;
    else this.#lastUsed.laterUsed = entry;
    this.#lastUsed = entry;
  }

  #unlink(entry: Entry<W>): void {
    if (entry.longerUnused === null) this.#longestUnused = entry.laterUsed;
    else entry.longerUnused.laterUsed = entry.laterUsed;
    if (entry.laterUsed === null) this.#lastUsed = entry.longerUnused;
    else entry.laterUsed.longerUnused = entry.longerUnused;
  }
}
