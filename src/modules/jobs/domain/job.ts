import type { JobStatus, JobView } from '../../../contracts/job-record.js';
import type { ActorRecord } from '../../../kernel/actor.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { Failure } from '../../../kernel/failure.js';

/** What its handler needs, as JSON. */
export type JobParameters = Readonly<Record<string, string>>;

/** A job to start. */
export interface NewJob {
  /** The name of its handler. */
  readonly type: string;
  readonly parameters: JobParameters;
  /** How many records there are to deal with, as far as is known. */
  readonly total: number;
}

/** What one unit of a job has done. */
export interface JobStep {
  /** How many records it dealt with. */
  readonly done: number;
  /** Whether nothing is left to do. */
  readonly isLast: boolean;
}

/** The author of the job's changes, with the request that started it. */
export type JobAuthor = ActorRecord & { readonly requestId?: string };

export interface JobState extends JobView {
  readonly orgId: OrgId;
  readonly version: number;
  readonly type: string;
  readonly parameters: JobParameters;
  readonly author: JobAuthor;
  readonly status: JobStatus;
  /** How often in a row a unit of it failed. */
  readonly failures: number;
  /** When the next unit may begin; while one runs, when the lease of its process ends. */
  readonly dueAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** Work over many records that goes on after the request that started it, unit by unit. */
export class Job extends Aggregate<JobState> {
  static start(orgId: OrgId, author: JobAuthor, { type, parameters, total }: NewJob, now: Timestamp): Job {
    return new Job(null, { orgId, id: newId(), version: 1, type, parameters, author, status: 'pending', done: 0, total, failures: 0, dueAt: now, createdAt: now, updatedAt: now });
  }

  static restore(state: JobState): Job {
    return new Job(state, state);
  }

  /** A unit has ended, in the unit of work that wrote what it did. Any process may take the next one. */
  advance({ done, isLast }: JobStep, now: Timestamp): void {
    const all = this.state.done + done;
    const total = isLast ? all : Math.max(this.state.total, all);
    this.become({ done: all, total, status: isLast ? 'completed' : 'running', failures: 0, dueAt: now }, now);
  }
}

/** No such job in this organization, or one that ended too long ago. */
export function jobNotFound(): Failure {
  return new Failure('not_found', 'job_not_found', 'Job does not exist, or ended more than 30 days ago.');
}
