import type { ClaimedDelivery, Recipient } from '../domain/delivery.js';
import type { WorkerLimits } from './worker-limits.js';

/** The least and the most deliveries that are claimed ahead of their attempts. */
const [MIN_AHEAD, MAX_AHEAD] = [8, 128];
/** How long deliveries that were claimed ahead should last, in milliseconds: at least and at most. */
const [SOON, LATE] = [250, 1_000];
/** A claim without a result is repeated after a pause that doubles. Milliseconds. */
const [FIRST_PAUSE, LAST_PAUSE] = [10, 320];

/** The state that the subscriptions of one organization share. */
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

/** A worker's state of one subscription. Times are milliseconds of the monotonic clock. */
export class Lane {
  readonly buffer: Buffered[] = [];
  inFlight = 0;
  /** Whether its endpoint only fails: then one attempt at a time probes it. */
  isProbe = false;
  /** Whether there may be more to claim. */
  isDue = false;
  isClaiming = false;
  /** Whether it rests after a claim without a result. */
  isPaused = false;
  /** The time of its next wake. */
  alarm = Infinity;
  /** When it last got a slot: among equals, the least recent comes first. */
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

  /** Whether the lane can be forgotten without a loss. */
  get isIdle(): boolean {
    return this.load === 0 && !this.isDue && !this.isClaiming && !this.isPaused && this.alarm === Infinity;
  }

  /** Called when something may have become due. */
  wake(): void {
    this.isDue = true;
    // The claim under way may not have seen the new row.
    if (this.isClaiming) this.wokenMeanwhile = true;
  }

  /** How many attempts it may make at once. */
  slots({ perSubscription }: WorkerLimits): number {
    return this.isProbe ? 1 : perSubscription;
  }

  /** How many deliveries it should claim now; 0 if it has enough. */
  wants(limits: WorkerLimits): number {
    if (!this.isDue || this.isClaiming) return 0;
    if (this.isProbe) return Math.max(0, 1 - this.load);
    // Claims in batches: only when half of what was claimed ahead is used up.
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

  /** The claim is over, with or without a result. Returns the milliseconds to pause before the next; 0 for none. */
  claimEnds(isFull: boolean, hasProgress: boolean, hasOpen: boolean): number {
    this.isClaiming = false;
    this.wasFull = isFull;
    this.isDue = isFull || hasOpen || this.wokenMeanwhile;
    if (hasProgress) this.fruitless = 0;
    else return Math.min(FIRST_PAUSE * 2 ** this.fruitless++, LAST_PAUSE);
    return hasOpen && !isFull ? FIRST_PAUSE : 0;
  }

  /** The claim failed, and must be repeated. */
  claimFails(): void {
    this.isClaiming = false;
    this.isDue = true;
  }

  /** Claims less ahead: the last batch lasted too long. */
  fewer(): void {
    this.ahead = Math.max(MIN_AHEAD, Math.floor(this.ahead / 2));
  }
}
