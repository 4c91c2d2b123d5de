import type { ClaimedDelivery, Settlement } from '../domain/delivery.js';

/** Where a pass over the subscriptions stands. */
export interface PassPosition {
  readonly orgId: string;
  readonly subscriptionId: string;
}

/** What a worker has room for. */
export interface ClaimRequest {
  /** Deliveries at most. */
  readonly free: number;
  /** Of them, at most so many to endpoints that have been failing. */
  readonly freeProbes: number;
  readonly perSubscription: number;
  readonly perOrganization: number;
  /** What the worker is attempting: how many, by subscription and by organization. */
  readonly inFlight: { readonly subscriptions: ReadonlyMap<string, number>; readonly organizations: ReadonlyMap<string, number> };
  /** Where to go on; null for the first subscription. */
  readonly after: PassPosition | null;
}

export interface Claim {
  readonly deliveries: readonly ClaimedDelivery[];
  /** Where the next claim goes on; null if it came to the last subscription. */
  readonly position: PassPosition | null;
  /** Whether a subscription that it passed may have more that is due. */
  readonly hasMore: boolean;
  /** Milliseconds until something that it passed is due; null if nothing is. */
  readonly nextDueIn: number | null;
}

/** The deliveries that are due, shared by all workers. Times are those of the database's clock. */
export abstract class DeliveryQueue {
  /**
   * Leases deliveries that are due for 20 seconds, in turn from the subscriptions, oldest first of each. Of one record
   * only the first that is not settled, unless its first attempt is 5 minutes ago; resends are outside of this order.
   * Nothing of a subscription that is not active.
   */
  abstract claim(request: ClaimRequest): Promise<Claim>;
  /**
   * Writes what came of attempts, of those whose lease is still ours. Disables subscriptions that are gone or have done
   * nothing but fail for 5 days.
   */
  abstract settle(settlements: readonly Settlement[]): Promise<void>;
  /** Gives deliveries back at once, as if they had not been claimed. */
  abstract release(deliveries: readonly ClaimedDelivery[]): Promise<void>;
}
