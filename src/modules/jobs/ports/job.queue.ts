import type { OrgId } from '../../../kernel/ids.js';

/** A job that this process alone may run a unit of, until its lease ends. */
export interface ClaimedJob {
  readonly orgId: OrgId;
  readonly id: string;
  /** Of this claim: once it is another, the claim is over. */
  readonly version: number;
}

/** Which jobs are due, over all organizations. All times are the database's. */
export abstract class JobQueue {
  /**
   * Claims the job that has been due for the longest time, of those types that this process can run; null if none is due.
   * @param only the one job to claim; null for any
   */
  abstract claim(types: readonly string[], only: string | null): Promise<ClaimedJob | null>;
  /** Gives a claim back after a failure: the job is due again after a pause that grows with the failures, up to a minute. */
  abstract putOff(job: ClaimedJob): Promise<void>;
  /** Deletes jobs that were completed more than 30 days ago. */
  abstract sweep(): Promise<void>;
}
