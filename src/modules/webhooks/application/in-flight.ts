import type { ClaimedDelivery } from '../domain/delivery.js';

/** What a worker holds, counted in the ways in which it is bounded. */
export class InFlight {
  private readonly held = new Map<string, ClaimedDelivery>();
  readonly subscriptions = new Map<string, number>();
  readonly organizations = new Map<string, number>();

  get size(): number {
    return this.held.size;
  }

  add(delivery: ClaimedDelivery): void {
    this.held.set(delivery.id, delivery);
    this.count(delivery, 1);
  }

  /** Its endpoint is free again; it is held until it is settled. */
  attempted(delivery: ClaimedDelivery): void {
    this.count(delivery, -1);
  }

  /** It was settled, or its lease is over. */
  remove({ id, lease }: ClaimedDelivery): void {
    // After a lease that was over it may have been claimed again.
    if (this.held.get(id)?.lease === lease) this.held.delete(id);
  }

  all(): readonly ClaimedDelivery[] {
    return [...this.held.values()];
  }

  /** How many go to endpoints that were failing when they were claimed. */
  get probes(): number {
    let probes = 0;
    for (const { isProbe } of this.held.values()) probes += Number(isProbe);
    return probes;
  }

  private count({ subscriptionId, orgId }: ClaimedDelivery, change: number): void {
    for (const [counts, key] of [[this.subscriptions, subscriptionId], [this.organizations, orgId]] as const) {
      const count = (counts.get(key) ?? 0) + change;
      if (count === 0) counts.delete(key);
      else counts.set(key, count);
    }
  }
}
