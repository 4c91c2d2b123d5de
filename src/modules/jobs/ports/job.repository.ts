import type { JobView } from '../../../contracts/job-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Job } from '../domain/job.js';

/** Jobs in the database. */
export abstract class JobRepository {
  /** The job as the open unit has it; null if there is none. */
  abstract find(orgId: OrgId, id: string): Promise<Job | null>;
  /** Writes the job when the unit ends. */
  abstract save(job: Job): void;
  /** The job as it is stored: to read. */
  abstract view(orgId: OrgId, id: string): Promise<JobView | null>;
}
