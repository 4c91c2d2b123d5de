import type { Clock } from '../../../kernel/clock.js';
import { type ClaimedDelivery, type Settlement, settle } from '../domain/delivery.js';
import type { DeliveryQueue, PassPosition } from '../ports/delivery.queue.js';
import type { DeliverySignal } from '../ports/delivery.signal.js';
import type { WebhookSender } from '../ports/webhook-sender.js';
import { InFlight } from './in-flight.js';
import { Settlements } from './settlements.js';

/** How much one worker does at once. Attempts; milliseconds. */
export interface WorkerLimits {
  readonly concurrency: number;
  /** Of them, to endpoints that have been failing: what dead ones can cost at most. */
  readonly probes: number;
  readonly perSubscription: number;
  readonly perOrganization: number;
  /** How long it waits for a signal before it looks by itself. */
  readonly poll: number;
}

export const WORKER_LIMITS: WorkerLimits = { concurrency: 256, probes: 32, perSubscription: 16, perOrganization: 64, poll: 1_000 };

/** Milliseconds. */
const MAX_REST = 500;

export interface WorkerPorts {
  readonly queue: DeliveryQueue;
  readonly sender: WebhookSender;
  readonly signal: DeliverySignal;
  readonly clock: Clock;
  /** Evenly from 0 to 1. */
  readonly random: () => number;
  /** Told of each attempt that is over. */
  readonly onAttempt?: (status: Settlement['status']) => void;
  /** Told when the queue cannot be asked; the worker goes on. */
  readonly onError?: (error: unknown) => void;
}

/**
 * Attempts what is due. It claims only what it has room for, so its memory is bounded whatever the backlog, and any
 * number of workers share the queue.
 */
export class DeliveryWorker {
  private readonly inFlight = new InFlight();
  private readonly settlements: Settlements;
  private state: 'idle' | 'running' | 'stopping' = 'idle';
  private unsubscribe: (() => Promise<void>) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private claiming: Promise<void> | null = null;
  /** Whether something happened that the pass under way may have gone past. */
  private isWoken = false;
  private position: PassPosition | null = null;
  private wakeAtEnd: (() => void) | undefined;

  constructor(
    private readonly ports: WorkerPorts,
    private readonly limits: WorkerLimits = WORKER_LIMITS,
  ) {
    this.settlements = new Settlements((batch) => ports.queue.settle(batch), (batch) => this.settled(batch));
  }

  /** Works from now on, until `stop`. */
  start(): void {
    if (this.state !== 'idle') return;
    this.state = 'running';
    this.unsubscribe = this.ports.signal.subscribe(() => this.wake());
    this.wake();
  }

  /**
   * Claims nothing more, lets attempts in flight take `within` milliseconds, and gives back what is left.
   */
  async stop(within: number): Promise<void> {
    if (this.state !== 'running') return;
    this.state = 'stopping';
    clearTimeout(this.timer);
    await this.unsubscribe?.();
    await this.claiming;
    await this.emptied(within);
    const left = this.inFlight.all();
    if (left.length > 0) await this.ports.queue.release(left).catch((error: unknown) => this.ports.onError?.(error));
  }

  private wake(): void {
    if (this.state !== 'running') return;
    this.isWoken = true;
    this.claiming ??= this.claimAll().finally(() => {
      this.claiming = null;
      if (this.isWoken && this.hasRoom()) this.wake();
    });
  }

  private isRunning(): boolean {
    return this.state === 'running';
  }

  private hasRoom(): boolean {
    return this.inFlight.size < this.limits.concurrency;
  }

  /** Passes over the subscriptions until there is no room, or nothing that is due. */
  private async claimAll(): Promise<void> {
    clearTimeout(this.timer);
    let next = this.limits.poll;
    let [fruitless, fruitlessMs, hasMore] = [0, 0, false];
    try {
      do {
        if (this.position === null) this.isWoken = hasMore = false;
        const began = Date.now();
        const claim = await this.claim();
        if (claim.deliveries.length === 0) [fruitless, fruitlessMs] = [fruitless + 1, fruitlessMs + Date.now() - began];
        hasMore ||= claim.hasMore;
        next = Math.min(next, claim.nextDueIn ?? next);
      } while (this.isRunning() && this.hasRoom() && (this.position !== null || hasMore || this.isWoken));
    } catch (error) {
      this.ports.onError?.(error);
      this.isWoken = false;
    }
    // A pass takes long where very many have something pending that is not due: it may use a third of the time.
    if (fruitless > 2) await new Promise((resolve) => setTimeout(resolve, Math.min(2 * fruitlessMs, MAX_REST)));
    if (!this.isRunning()) return;
    this.timer = setTimeout(() => this.wake(), Math.max(next, 1));
  }

  private async claim(): ReturnType<DeliveryQueue['claim']> {
    const { concurrency, probes, perSubscription, perOrganization } = this.limits;
    const request = { free: concurrency - this.inFlight.size, freeProbes: Math.max(0, probes - this.inFlight.probes), perSubscription, perOrganization, inFlight: this.inFlight, after: this.position };
    const claim = await this.ports.queue.claim(request);
    this.position = claim.position;
    for (const delivery of claim.deliveries) void this.attempt(delivery);
    return claim;
  }

  private async attempt(delivery: ClaimedDelivery): Promise<void> {
    this.inFlight.add(delivery);
    const { clock, sender, random, onAttempt } = this.ports;
    const at = clock.now();
    const settlement = settle(delivery, at, await sender.send(delivery, at), random);
    this.inFlight.attempted(delivery);
    onAttempt?.(settlement.status);
    this.settlements.add(settlement);
  }

  private settled(batch: readonly Settlement[]): void {
    for (const { delivery } of batch) this.inFlight.remove(delivery);
    if (this.inFlight.size === 0) this.wakeAtEnd?.();
    this.wake();
  }

  private async emptied(within: number): Promise<void> {
    if (this.inFlight.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.wakeAtEnd = resolve;
      timer = setTimeout(resolve, within);
    });
    clearTimeout(timer);
  }
}
