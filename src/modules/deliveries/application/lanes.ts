import type { ClaimedDelivery, Recipient } from '../domain/delivery.js';
import { type Buffered, Lane, Organization } from './lane.js';
import type { WorkerLimits } from './worker-limits.js';

/**
 * The most deliveries claimed ahead, of all subscriptions together; above it, only subscriptions that have none may
 * claim.
 */
const MAX_BUFFERED = 2_048;
const MAX_BUFFERED_FOR_NEW = 2_560;

/**
 * All subscriptions of a worker, in the order of their turns: first the organization with the fewest attempts in
 * flight, then its subscription with the fewest. So one with a large backlog, or a slow endpoint, takes no capacity
 * from others.
 */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();
  private readonly organizations = new Map<string, Organization>();
  /** The lanes with something to attempt, and those with something to claim: only these are searched. */
  private readonly ready = new Set<Lane>();
  private readonly hungry = new Set<Lane>();
  private turn = 0;
  inFlight = 0;
  buffered = 0;
  /** Attempts in flight and claimed deliveries of failing endpoints. */
  private probes = 0;

  constructor(private readonly limits: WorkerLimits) {}

  get(recipient: Recipient): Lane {
    const { orgId, subscriptionId } = recipient;
    const known = this.lanes.get(subscriptionId);
    if (known) return known;
    const organization = this.organizations.get(orgId) ?? new Organization();
    this.organizations.set(orgId, organization);
    const lane = new Lane({ orgId, subscriptionId }, organization);
    this.lanes.set(subscriptionId, lane);
    return lane;
  }

  /** Removes idle lanes. */
  tidy(): void {
    for (const [id, lane] of this.lanes) if (lane.isIdle) this.lanes.delete(id);
    const used = new Set([...this.lanes.values()].map(({ organization }) => organization));
    for (const [id, organization] of this.organizations) if (!used.has(organization)) this.organizations.delete(id);
  }

  /** Call it after each change of the lane. */
  update(lane: Lane): void {
    if (lane.buffer.length > 0) this.ready.add(lane);
    else this.ready.delete(lane);
    if (lane.isDue && !lane.isClaiming && !lane.isPaused) this.hungry.add(lane);
    else this.hungry.delete(lane);
  }

  /** The subscription that may claim next, and how many; null if none may. */
  nextToClaim(): { readonly lane: Lane; readonly limit: number } | null {
    if (this.buffered >= MAX_BUFFERED_FOR_NEW) return null;
    let best: Lane | null = null;
    for (const lane of this.hungry) {
      if (this.buffered >= MAX_BUFFERED && lane.buffer.length > 0) continue;
      if (lane.isProbe && this.probes >= this.limits.probes) continue;
      if (lane.wants(this.limits) > 0 && (best === null || isBefore(lane, best, (one) => one.inFlight + one.buffered, (one) => one.load))) best = lane;
    }
    return best && { lane: best, limit: best.wants(this.limits) };
  }

  /** Stores claimed deliveries. */
  add(lane: Lane, deliveries: readonly ClaimedDelivery[], since: number): void {
    for (const delivery of deliveries) lane.buffer.push({ delivery, since });
    this.count(lane, deliveries.length);
    this.hold(lane, deliveries.length);
    this.update(lane);
  }

  /** Takes the next delivery, and counts its attempt; null if there is none, or no room. */
  start(): { readonly lane: Lane; readonly buffered: Buffered } | null {
    if (this.inFlight >= this.limits.concurrency) return null;
    let best: Lane | null = null;
    for (const lane of this.ready) {
      if (lane.inFlight >= lane.slots(this.limits) || lane.organization.inFlight >= this.limits.perOrganization) continue;
      if (best === null || isBefore(lane, best, ({ inFlight }) => inFlight, ({ inFlight }) => inFlight)) best = lane;
    }
    const buffered = best?.buffer.shift();
    if (!best || !buffered) return null;
    best.served = ++this.turn;
    best.inFlight++;
    best.organization.inFlight++;
    this.inFlight++;
    this.count(best, -1);
    this.update(best);
    return { lane: best, buffered };
  }

  /** Ends an attempt and frees its slot. */
  end(lane: Lane): void {
    lane.inFlight--;
    lane.organization.inFlight--;
    this.inFlight--;
    this.hold(lane, -1);
    this.update(lane);
  }

  /** Sets the state of the endpoint, as found by a look or shown by an attempt. */
  setProbe(lane: Lane, isProbe: boolean): void {
    if (lane.isProbe === isProbe) return;
    this.probes += isProbe ? lane.load : -lane.load;
    lane.isProbe = isProbe;
  }

  /** Takes out the deliveries that have waited since before that moment. */
  takeOlder(than: number): ClaimedDelivery[] {
    const old: ClaimedDelivery[] = [];
    for (const lane of [...this.ready]) {
      const kept = lane.buffer.filter(({ since }) => since >= than);
      if (kept.length === lane.buffer.length) continue;
      old.push(...lane.buffer.filter(({ since }) => since < than).map(({ delivery }) => delivery));
      this.count(lane, kept.length - lane.buffer.length);
      this.hold(lane, kept.length - lane.buffer.length);
      lane.buffer.splice(0, lane.buffer.length, ...kept);
      lane.fewer();
      this.update(lane);
    }
    return old;
  }

  private hold(lane: Lane, change: number): void {
    if (lane.isProbe) this.probes += change;
  }

  private count(lane: Lane, change: number): void {
    this.buffered += change;
    lane.organization.buffered += change;
  }
}

/** Whether the lane's turn is before the other's. */
function isBefore(a: Lane, b: Lane, ofOrganization: (organization: Organization) => number, ofLane: (lane: Lane) => number): boolean {
  return (ofOrganization(a.organization) - ofOrganization(b.organization) || ofLane(a) - ofLane(b) || a.served - b.served) < 0;
}
