/** The limits of one worker; numbers of attempts, unless a comment says otherwise. */
export interface WorkerLimits {
  readonly concurrency: number;
  /** The part of them that failing endpoints may use: an upper bound on the cost of dead ones. */
  readonly probes: number;
  readonly perSubscription: number;
  readonly perOrganization: number;
  /** Milliseconds between two looks for pending deliveries without a signal. */
  readonly poll: number;
}

export const WORKER_LIMITS: WorkerLimits = { concurrency: 256, probes: 32, perSubscription: 16, perOrganization: 64, poll: 1_000 };
