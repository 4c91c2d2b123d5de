/** The capacity of a new or emptied window, in stamps. */
const SMALLEST = 8;
/** The capacity grows in multiples of this many stamps. */
const STEP = 64;

/**
 * The admissions of one key in the span (now − ttl, now], to the millisecond: a stamp counts while it is later than now
 * − ttl. A ring of uint32, oldest first. Ages modulo 2^32 are right, since stamps that count are younger than `ttl`,
 * which must be less than 49 days, and a window without a call for that long is emptied.
 * Times are whole milliseconds of any clock. If it runs backwards, the latest time seen is used. `limit` may differ
 * from call to call; 0 admits nothing.
 */
export class SlidingWindow {
  #ring = new Uint32Array(SMALLEST);
  #oldest = 0;
  #count = 0;
  #latest = Number.NEGATIVE_INFINITY;

  /** How many stamps counted at the last call. */
  get count(): number {
    return this.#count;
  }

  /** How many stamps count at `now`. */
  countAt(now: number, ttl: number): number {
    this.#forget(now, ttl);
    return this.#count;
  }

  /** For how many stamps there is memory. */
  get capacity(): number {
    return this.#ring.length;
  }

  /** Whether at `now` nothing counts any more; decided without reading stamps. */
  isIdle(now: number, ttl: number): boolean {
    return now - this.#latest >= ttl;
  }

  /** Admits, and records it, if fewer than `limit` stamps count. */
  admit(now: number, ttl: number, limit: number): boolean {
    this.#forget(now, ttl);
    if (this.#count >= limit) return false;
    this.#push(limit);
    return true;
  }

  /** Records an admission that another store decided. Above `limit` only the newest are kept: they decide. */
  note(now: number, ttl: number, limit: number): void {
    this.#forget(now, ttl);
    while (this.#count > 0 && this.#count >= limit) this.#drop();
    this.#push(Math.max(limit, 1));
  }

  /** Removes the newest stamp: its call was not admitted after all. */
  withdraw(): void {
    if (this.#count > 0) this.#count--;
  }

  /**
   * Milliseconds from the last call until one more is admitted than could be then; at least 1. Up to `limit` that is
   * when the oldest stamp expires; above it, the surplus has to expire first. `ttl` if none ever is.
   */
  untilOneMore(ttl: number, limit: number): number {
    const position = Math.max(0, this.#count - limit);
    return position < this.#count ? ttl - this.#age(position) : ttl;
  }

  /** The ages of the `newest` stamps in milliseconds at `now`, the oldest first. */
  ages(newest: number, now: number): Uint32Array {
    const late = Math.max(0, now - this.#latest);
    const ages = new Uint32Array(Math.min(newest, this.#count));
    for (let i = 0; i < ages.length; i++) ages[i] = Math.min(this.#age(this.#count - ages.length + i) + late, 0xffff_ffff);
    return ages;
  }

  #age(position: number): number {
    const index = this.#oldest + position;
    const stamp = this.#ring[index < this.#ring.length ? index : index - this.#ring.length] as number;
    return ((this.#latest >>> 0) - stamp) >>> 0;
  }

  #forget(now: number, ttl: number): void {
    if (now > this.#latest) {
      if (now - this.#latest >= ttl) this.#count = 0;
      this.#latest = now;
    }
    while (this.#count > 0 && this.#age(0) >= ttl) this.#drop();
    if (this.#ring.length > SMALLEST && this.#count * 8 < this.#ring.length) {
      this.#resize(this.#count === 0 ? SMALLEST : Math.max(SMALLEST, this.#ring.length >> 2));
    }
  }

  #drop(): void {
    this.#oldest = this.#oldest + 1 === this.#ring.length ? 0 : this.#oldest + 1;
    this.#count--;
  }

  #push(limit: number): void {
    if (this.#count === this.#ring.length) this.#resize(Math.min(2 * this.#count, Math.ceil(limit / STEP) * STEP));
    const index = this.#oldest + this.#count;
    this.#ring[index < this.#ring.length ? index : index - this.#ring.length] = this.#latest >>> 0;
    this.#count++;
  }

  #resize(capacity: number): void {
    const ring = new Uint32Array(capacity);
    const untilEnd = Math.min(this.#count, this.#ring.length - this.#oldest);
    ring.set(this.#ring.subarray(this.#oldest, this.#oldest + untilEnd));
    ring.set(this.#ring.subarray(0, this.#count - untilEnd), untilEnd);
    this.#ring = ring;
    this.#oldest = 0;
  }
}
