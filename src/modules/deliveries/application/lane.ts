import type { ClaimedDelivery, Recipient } from '../domain/delivery.js';
import type { WorkerLimits } from './worker-limits.js';

/** Deliveries that are claimed ahead of their attempts, at least and at most. */
const [MIN_AHEAD, MAX_AHEAD] = [8, 128];
/** What was claimed ahead should last about so long, in milliseconds. */
const [SOON, LATE] = [250, 1_000];
/** A claim that brought nothing is repeated after a pause that doubles. Milliseconds. */
const [FIRST_PAUSE, LAST_PAUSE] = [10, 320];

/** What is shared by the subscriptions of one organization. */
export class Organization {
  inFlight = 0;
  buffered = 0;
}

/** A delivery that waits for its attempt. */
export interface Buffered {
  readonly delivery: ClaimedDelivery;
  /** When it was claimed, by the monotonic clock. */
  readonly since: number;
}

/** What a worker knows of one subscription, and holds for it. Times are milliseconds of the monotonic clock. */
export class Lane {
  readonly buffer: Buffered[] = [];
  inFlight = 0;
  /** Whether its endpoint does nothing but fail: then it is tried by one attempt at a time. */
  isProbe = false;
  /** Whether there may be more to claim. */
  isDue = false;
  isClaiming = false;
  /** A claim brought nothing, and it rests. */
  isPaused = false;
  /** When it is to be woken next. */
  alarm = Infinity;
  /** When it was last given a slot: among equals, the longest ago comes first. */
  served = 0;
  private wokenMeanwhile = false;
  private ahead = 2 * MIN_AHEAD;
  private claimedAt = 0;
  private wasFull = false;
  private fruitless = 0;

  constructor(
    readonly recipient: Recipient,
    readonly organization: Organization,
  ) {}

  get load(): number {
    return this.inFlight + this.buffer.length;
  }

  /** Whether nothing is known of it that would be lost with it. */
  get isIdle(): boolean {
    return this.load === 0 && !this.isDue && !this.isClaiming && !this.isPaused && this.alarm === Infinity;
  }

  /** Something may have become due. */
  wake(): void {
    this.isDue = true;
    // The claim that is under way may have gone past it.
    if (this.isClaiming) this.wokenMeanwhile = true;
  }

  /** How many it may attempt at once. */
  slots({ perSubscription }: WorkerLimits): number {
    return this.isProbe ? 1 : perSubscription;
  }

  /** How many it should claim now; 0 if it has enough. */
  wants(limits: WorkerLimits): number {
    if (!this.isDue || this.isClaiming) return 0;
    if (this.isProbe) return Math.max(0, 1 - this.load);
    // Not one by one: when half of what was claimed ahead is left.
    if (this.buffer.length > this.ahead / 2) return 0;
    return Math.max(0, this.slots(limits) - this.inFlight) + this.ahead - this.buffer.length;
  }

  claimBegins(now: number): void {
    if (this.wasFull && now - this.claimedAt < SOON) this.ahead = Math.min(MAX_AHEAD, this.ahead * 2);
    else if (now - this.claimedAt > LATE) this.fewer();
    this.claimedAt = now;
    this.isClaiming = true;
    this.wokenMeanwhile = false;
  }

  /**
   * The claim is over, whether it brought something or nothing.
   * Returns the milliseconds to pause before the next; 0 for none.
   */
  claimEnds(isFull: boolean, hasProgress: boolean, hasOpen: boolean): number {
    this.isClaiming = false;
    this.wasFull = isFull;
    this.isDue = isFull || hasOpen || this.wokenMeanwhile;
    if (hasProgress) this.fruitless = 0;
    else return Math.min(FIRST_PAUSE * 2 ** this.fruitless++, LAST_PAUSE);
    return hasOpen && !isFull ? FIRST_PAUSE : 0;
  }

  /** The claim came to nothing, and is to be repeated. */
  claimFails(): void {
    this.isClaiming = false;
    this.isDue = true;
  }

  /** What was claimed ahead lasted too long. */
  fewer(): void {
    this.ahead = Math.max(MIN_AHEAD, Math.floor(this.ahead / 2));
  }
}
