import type { Clock } from '../../../kernel/clock.js';
import type { EndpointHealth, WebhookSender } from '../deliveries.api.js';
import { type ClaimedDelivery, type Recipient, type Settlement, settle } from '../domain/delivery.js';
import type { DeliveryQueue, Settled, Waiting } from '../ports/delivery.queue.js';
import type { DeliverySignal } from '../ports/delivery.signal.js';
import { Finder } from './finder.js';
import type { Lane } from './lane.js';
import { Lanes } from './lanes.js';
import { Settlements } from './settlements.js';
import { WORKER_LIMITS, type WorkerLimits } from './worker-limits.js';

/** Concurrent claims: more would only wait for each other's connections. */
const CLAIMS = 3;
/** Unwritten results: above this number nothing more is claimed. */
const MAX_UNWRITTEN = 1_000;
/**
 * A lease lasts 20 seconds and an attempt takes up to 15: a delivery whose attempt has not begun after this many
 * milliseconds is released.
 */
const STALE = 4_000;
const LOOK_FOR_STALE = 500;
/** Milliseconds after a failure of the database. */
const PAUSE = 250;

export interface WorkerPorts {
  readonly queue: DeliveryQueue;
  readonly sender: WebhookSender;
  readonly health: EndpointHealth;
  readonly signal: DeliverySignal;
  readonly clock: Clock;
  /** Uniform from 0 to 1. */
  readonly random: () => number;
  /** Called after each attempt. */
  readonly onAttempt?: (settlement: Settlement) => void;
  /** Called when the queue cannot be read; the worker goes on. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Attempts deliveries that are due. It claims only what it can attempt soon, so its memory is bounded whatever the
 * backlog, and any number of workers share the queue.
 */
export class DeliveryWorker {
  private readonly lanes: Lanes;
  private readonly finder: Finder;
  private readonly settlements: Settlements;
  /** Deliveries that are being attempted or not yet written, by lease and id. */
  private readonly held = new Map<string, ClaimedDelivery>();
  private readonly claims = new Set<Promise<void>>();
  private state: 'idle' | 'running' | 'stopping' | 'stopped' = 'idle';
  private unsubscribe: (() => Promise<void>) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isScheduled = false;
  private emptied: (() => void) | undefined;

  constructor(
    private readonly ports: WorkerPorts,
    private readonly limits: WorkerLimits = WORKER_LIMITS,
  ) {
    this.lanes = new Lanes(limits);
    this.finder = new Finder(ports.queue, { poll: limits.poll, hearsOthers: () => ports.signal.hearsOthers() }, (waiting) => {
      for (const one of waiting) this.found(one);
    }, (error) => ports.onError?.(error));
    this.settlements = new Settlements(
      (batch) => ports.queue.settle(batch),
      (batch, settled) => this.settled(batch, settled),
      (error) => ports.onError?.(error),
      () => this.lanes.inFlight,
    );
  }

  /** Works until `stop`. */
  start(): void {
    if (this.state !== 'idle') return;
    this.state = 'running';
    this.unsubscribe = this.ports.signal.subscribe((orgIds) => this.finder.look(orgIds));
    this.finder.start();
    this.timer = setInterval(() => this.giveBackStale(), LOOK_FOR_STALE);
  }

  /**
   * Claims nothing more, lets attempts in flight take `within` milliseconds, and releases the rest: this worker may no
   * longer write their results.
   */
  async stop(within: number): Promise<void> {
    if (this.state !== 'running') return;
    this.state = 'stopping';
    clearInterval(this.timer);
    await this.unsubscribe?.();
    await this.finder.stop();
    await Promise.all(this.claims);
    await this.giveBack(this.lanes.takeOlder(Infinity));
    await this.ended(within);
    this.state = 'stopped';
    await this.giveBack([...this.held.values()]);
  }

  private isStopped(): boolean {
    return this.state === 'stopped';
  }

  private isRunning(): boolean {
    return this.state === 'running';
  }

  private found({ dueIn, isProbe, ...recipient }: Waiting): void {
    const lane = this.lanes.get(recipient);
    this.lanes.setProbe(lane, isProbe);
    const at = performance.now() + dueIn;
    if (dueIn <= 0) this.wake(recipient);
    // If it is due after the next poll, the poll finds it.
    else if (dueIn <= this.limits.poll && at < lane.alarm) {
      lane.alarm = at;
      setTimeout(() => {
        lane.alarm = Infinity;
        this.wake(recipient);
      }, dueIn).unref();
    }
  }

  private wake(recipient: Recipient): void {
    const lane = this.lanes.get(recipient);
    lane.wake();
    this.lanes.update(lane);
    this.schedule();
  }

  /** Wakes within one turn of the event loop share one pass. */
  private schedule(): void {
    if (this.isScheduled || !this.isRunning()) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      this.startAll();
      this.claimAll();
    });
  }

  private startAll(): void {
    if (!this.isRunning()) return;
    const oldest = performance.now() - STALE;
    const late: ClaimedDelivery[] = [];
    for (let next = this.lanes.start(); next; next = this.lanes.start()) {
      // After a stall of the process: the lease could end during the attempt.
      if (next.buffered.since < oldest) {
        late.push(next.buffered.delivery);
        this.lanes.end(next.lane);
      } else void this.attempt(next.lane, next.buffered.delivery);
    }
    if (late.length > 0) void this.giveBack(late);
  }

  private claimAll(): void {
    while (this.isRunning() && this.claims.size < CLAIMS && this.settlements.size <= MAX_UNWRITTEN) {
      const next = this.lanes.nextToClaim();
      if (!next) return;
      const claim = this.claim(next.lane, next.limit).finally(() => {
        this.claims.delete(claim);
        this.schedule();
      });
      this.claims.add(claim);
    }
  }

  private async claim(lane: Lane, limit: number): Promise<void> {
    const since = performance.now();
    lane.claimBegins(since);
    this.lanes.update(lane);
    let pause = PAUSE;
    try {
      const { deliveries, picked, open } = await this.ports.queue.claim(lane.recipient, limit);
      pause = lane.claimEnds(picked === limit, picked > open, open > 0);
      this.lanes.add(lane, deliveries, since);
    } catch (error) {
      lane.claimFails();
      this.ports.onError?.(error);
    }
    if (pause > 0) this.pause(lane, pause);
    else this.lanes.update(lane);
  }

  /** Rests the subscription; a wake during the rest counts after it. */
  private pause(lane: Lane, milliseconds: number): void {
    lane.isPaused = true;
    this.lanes.update(lane);
    setTimeout(() => {
      lane.isPaused = false;
      this.lanes.update(lane);
      this.schedule();
    }, milliseconds).unref();
  }

  private async attempt(lane: Lane, delivery: ClaimedDelivery): Promise<void> {
    this.held.set(nameOf(delivery), delivery);
    const { clock, sender, random, onAttempt } = this.ports;
    const at = clock.now();
    const result = await sender.send(delivery, at);
    if (this.isStopped()) return;
    const settlement = settle(delivery, at, result, random);
    this.lanes.end(lane);
    if (settlement.status === 'succeeded') this.lanes.setProbe(lane, false);
    onAttempt?.(settlement);
    this.settlements.add(settlement);
    this.schedule();
  }

  private settled(batch: readonly Settlement[], settled: Settled | null): void {
    for (const { delivery } of batch) this.held.delete(nameOf(delivery));
    for (const { delivery } of settled?.locked ?? []) this.held.set(nameOf(delivery), delivery);
    const freed = new Set(settled?.freed);
    for (const { delivery } of batch) if (freed.delete(delivery.subscriptionId)) this.wake({ orgId: delivery.orgId, subscriptionId: delivery.subscriptionId });
    if (settled) void this.ports.health.record(settled.written).catch((error: unknown) => this.ports.onError?.(error));
    if (this.held.size === 0) this.emptied?.();
    this.schedule();
  }

  private giveBackStale(): void {
    const stale = this.lanes.takeOlder(performance.now() - STALE);
    if (stale.length > 0) void this.giveBack(stale);
    this.lanes.tidy();
  }

  private async giveBack(deliveries: readonly ClaimedDelivery[]): Promise<void> {
    await this.ports.queue.release(deliveries).catch((error: unknown) => this.ports.onError?.(error));
  }

  private async ended(within: number): Promise<void> {
    if (this.held.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.emptied = resolve;
      timer = setTimeout(resolve, within);
    });
    clearTimeout(timer);
  }
}

/** A delivery that another claim took over is a different one: the name contains the lease. */
function nameOf({ id, lease }: ClaimedDelivery): string {
  return `${id} ${lease}`;
}
