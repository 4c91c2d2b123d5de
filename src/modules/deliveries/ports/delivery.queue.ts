import type { ClaimedDelivery, Recipient, Settlement } from '../domain/delivery.js';

/** A subscription with something pending. */
export interface Waiting extends Recipient {
  /** Milliseconds until the first of it is due; not positive if it is. */
  readonly dueIn: number;
  /** Whether its endpoint has done nothing but fail for 30 seconds. */
  readonly isProbe: boolean;
}

export interface Claim {
  readonly deliveries: readonly ClaimedDelivery[];
  /** How many rows were looked at; fewer than asked for if no more is due. */
  readonly picked: number;
  /** How many of them could not be decided now, and are still due. */
  readonly open: number;
}

/** Which settlements were written. */
export interface Settled {
  /** Those that others held at the moment: to be settled again. What is in neither list had lost its lease, or is gone. */
  readonly locked: readonly Settlement[];
  readonly written: readonly Settlement[];
  /** Subscriptions of which further deliveries became due by it. */
  readonly freed: readonly string[];
}

/**
 * The deliveries that are due, shared by all workers. Times are those of the database's clock, and no method waits for what another
 * worker does.
 */
export abstract class DeliveryQueue {
  /** What is pending, of these organizations or, with null, of all. */
  abstract find(orgIds: readonly string[] | null): Promise<Waiting[]>;
  /**
   * Leases deliveries of a subscription that are due, for 20 seconds, the longest due first. Of one record only the first
   * that is not settled, unless its first attempt is 5 minutes ago; resends are outside of this order. Nothing if the subscription is not
   * active, nor what was pending when it last stopped.
   */
  abstract claim(recipient: Recipient, limit: number): Promise<Claim>;
  /** Writes what came of attempts, of those whose lease is still ours. */
  abstract settle(settlements: readonly Settlement[]): Promise<Settled>;
  /** Gives deliveries back at once, as if they had not been claimed. */
  abstract release(deliveries: readonly ClaimedDelivery[]): Promise<void>;
}
