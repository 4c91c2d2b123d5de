import type { DeliveryQueue, Waiting } from '../ports/delivery.queue.js';

/**
 * Rests in multiples of a look's duration: looks at all subscriptions take at most a fifth of the time, however many
 * there are; looks at some take at most half of it.
 */
const [REST_AFTER_ALL, REST_AFTER_SOME] = [4, 1];
/**
 * The pause between two looks at all while signals of other processes do not arrive: the first one in milliseconds, and
 * its growth after each look that found nothing due.
 */
const [QUICK, SLOWER] = [100, 1.1];
/** Milliseconds after a failure of the database. */
const PAUSE = 250;

/** How often to look, and what decides it. */
interface Looking {
  /** Milliseconds between two looks at all. */
  readonly poll: number;
  /** Whether signals of other processes arrive; if not, looks at all are more frequent while there is work. */
  readonly hearsOthers: () => boolean;
}

/**
 * Finds subscriptions with pending deliveries: all of them now and then, and at a signal those of the organizations
 * that it names.
 */
export class Finder {
  private isStopped = false;
  private looking: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;
  private all = true;
  private named = new Set<string>();
  private restUntil = 0;
  private nextOfAll = 0;
  /** The pause before the next look at all while signals of other processes do not arrive. */
  private quick = QUICK;

  constructor(
    private readonly queue: DeliveryQueue,
    private readonly options: Looking,
    private readonly found: (waiting: readonly Waiting[]) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  start(): void {
    this.next();
  }

  /** Asks for a look soon; null for all organizations. */
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
      const waiting = await this.queue.find(orgIds);
      if (waiting.some(({ dueIn }) => dueIn <= 0)) this.quick = QUICK;
      else if (orgIds === null) this.quick = Math.min(this.options.poll, this.quick * SLOWER);
      this.found(waiting);
    } catch (error) {
      least = PAUSE;
      this.failed(error);
    }
    const now = performance.now();
    this.restUntil = now + Math.max(least, (now - began) * (orgIds === null ? REST_AFTER_ALL : REST_AFTER_SOME));
    const next = now + this.untilNext();
    this.nextOfAll = orgIds === null ? next : Math.min(this.nextOfAll, next);
    this.looking = null;
    this.next();
  }

  private untilNext(): number {
    return this.options.hearsOthers() ? this.options.poll : this.quick;
  }
}
