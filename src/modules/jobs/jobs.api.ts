import type { JobView } from '../../contracts/job-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { JobParameters, JobStep, NewJob } from './domain/job.js';

export type { JobParameters, JobStep, NewJob };

/** The work of one type of jobs, by the module that knows its records. */
export interface JobHandler {
  /** The type of its jobs. Stored: it never changes. */
  readonly type: string;
  /**
   * Does a bounded part of the work, at most 500 records, in the open unit of work, which also writes how far the job is.
   * It may run again from its start, after a conflict or the death of the process, and finds then what is left to do.
   * @param actor the one that started the job
   */
  run(actor: Actor, parameters: JobParameters): Promise<JobStep>;
}

/** The handlers of all types of jobs: the module of jobs cannot know them. */
export class JobHandlers {
  private readonly handlers = new Map<string, JobHandler>();

  /** Called once for each type, when the application starts. */
  register(handler: JobHandler): void {
    if (this.handlers.has(handler.type)) throw new Error(`The job type "${handler.type}" has a handler already`);
    this.handlers.set(handler.type, handler);
  }

  get types(): string[] {
    return [...this.handlers.keys()];
  }

  /** Throws for a type without a handler. */
  of(type: string): JobHandler {
    const handler = this.handlers.get(type);
    if (!handler) throw new Error(`The job type "${type}" has no handler`);
    return handler;
  }
}

/** The interface of background jobs for other modules and the command line. */
export abstract class JobsApi {
  /** Stages a job in the open unit of work: it begins after the commit, in any process of the installation. */
  abstract start(actor: Actor, job: NewJob): JobView;
  /** The job as it is; null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<JobView | null>;
  /** Works on the job until it is completed, beside other processes. Throws what its unit throws. */
  abstract complete(orgId: OrgId, id: string): Promise<JobView>;
}
