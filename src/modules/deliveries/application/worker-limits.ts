/** How much one worker does at once. Attempts, unless it says otherwise. */
export interface WorkerLimits {
  readonly concurrency: number;
  /** Of them, to endpoints that have been failing: what dead ones can cost at most. */
  readonly probes: number;
  readonly perSubscription: number;
  readonly perOrganization: number;
  /** Milliseconds until it looks for what is pending without a signal. */
  readonly poll: number;
}

export const WORKER_LIMITS: WorkerLimits = { concurrency: 256, probes: 32, perSubscription: 16, perOrganization: 64, poll: 1_000 };
