import type { DeliveryQueue, Waiting } from '../ports/delivery.queue.js';

/** Looks at all take at most a fifth of the time, however many subscriptions there are; those at some take half of it. */
const [REST_AFTER_ALL, REST_AFTER_SOME] = [4, 1];
/** After the database failed. Milliseconds. */
const PAUSE = 250;

/** Looks for subscriptions with something pending: all of them now and then, and at a signal those of the organizations that it names. */
export class Finder {
  private isStopped = false;
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private all = true;
  private named = new Set<string>();
  private restUntil = 0;
  private nextOfAll = 0;

  /** @param poll milliseconds between two looks at all */
  constructor(
    private readonly queue: DeliveryQueue,
    private readonly poll: number,
    private readonly found: (waiting: readonly Waiting[]) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.next();
  }

  /** Soon; null for all organizations. */
  look(orgIds: readonly string[] | null): void {
    if (orgIds === null) this.all = true;
    else for (const orgId of orgIds) this.named.add(orgId);
    this.next();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private next(): void {
    if (this.isStopped || this.looking) return;
    clearTimeout(this.timer);
    const now = performance.now();
    if (now >= this.nextOfAll) this.all = true;
    const isNeeded = this.all || this.named.size > 0;
    if (isNeeded && now >= this.restUntil) this.looking = this.lookNow(now);
    else this.timer = setTimeout(() => this.next(), Math.max(1, (isNeeded ? this.restUntil : this.nextOfAll) - now));
  }

  private async lookNow(began: number): Promise<void> {
    const orgIds = this.all ? null : [...this.named];
    this.all = false;
    this.named = new Set();
    let least = 0;
    try {
      this.found(await this.queue.find(orgIds));
    } catch (error) {
      least = PAUSE;
      this.failed(error);
    }
    const now = performance.now();
    this.restUntil = now + Math.max(least, (now - began) * (orgIds === null ? REST_AFTER_ALL : REST_AFTER_SOME));
    if (orgIds === null) this.nextOfAll = now + this.poll;
    this.looking = null;
    this.next();
  }
}
