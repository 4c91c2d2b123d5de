import type { ClaimedDelivery, Recipient, Settlement } from '../domain/delivery.js';

/** A subscription with pending deliveries. */
export interface Waiting extends Recipient {
  /** Milliseconds until the first of them is due; zero or less if it is. */
  readonly dueIn: number;
  /** Whether its endpoint has only failed for 30 seconds. */
  readonly isProbe: boolean;
}

export interface Claim {
  readonly deliveries: readonly ClaimedDelivery[];
  /** How many rows were read; fewer than requested if no more is due. */
  readonly picked: number;
  /** How many of them could not be decided now, and are still due. */
  readonly open: number;
}

/** Which settlements were written. */
export interface Settled {
  /**
   * Those whose rows were locked by others: to be settled again. A settlement in neither list had lost its lease, or
   * its row is deleted.
   */
  readonly locked: readonly Settlement[];
  readonly written: readonly Settlement[];
  /** Subscriptions of which further deliveries became due. */
  readonly freed: readonly string[];
}

/**
 * The deliveries that are due, shared by all workers. Times are those of the database's clock, and no method waits for
 * another worker's lock.
 */
export abstract class DeliveryQueue {
  /** The subscriptions with pending deliveries, of these organizations or, with null, of all. */
  abstract find(orgIds: readonly string[] | null): Promise<Waiting[]>;
  /**
   * Leases due deliveries of a subscription for 20 seconds, the longest due first. Of one record only the first
   * unsettled one, unless its first attempt is 5 minutes ago; resends are not ordered. Nothing if the subscription is
   * not active, and nothing that was pending when it last stopped.
   */
  abstract claim(recipient: Recipient, limit: number): Promise<Claim>;
  /** Writes the results of attempts whose lease is still held. */
  abstract settle(settlements: readonly Settlement[]): Promise<Settled>;
  /** Releases deliveries at once, as if they had not been claimed. */
  abstract release(deliveries: readonly ClaimedDelivery[]): Promise<void>;
}
