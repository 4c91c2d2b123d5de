import type { Timestamp } from '../kernel/timestamp.js';

/** `pending` was not begun, `running` has a part of its work done, `completed` all of it. */
export const JOB_STATUSES = ['pending', 'running', 'completed'] as const;

export type JobStatus = (typeof JOB_STATUSES)[number];

/** A job in the background as its organization sees it. */
export interface JobView {
  readonly id: string;
  readonly status: JobStatus;
  /** How many records it has dealt with. */
  readonly done: number;
  /** How many there were when it began; at its end as many as it dealt with. */
  readonly total: number;
  readonly createdAt: Timestamp;
}

/** A job as answers show it (oratek.md, Extensions over the same records: changing pipelines). */
export type JobRecord = Pick<JobView, 'id' | 'status' | 'done' | 'total'>;

/** The job as answers show it. */
export function publishJob({ id, status, done, total }: JobView): JobRecord {
  return { id, status, done, total };
}
