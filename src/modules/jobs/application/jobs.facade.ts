import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../contracts/job-record.js';
import { type Actor, recordOf } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { Job, jobNotFound, type NewJob } from '../domain/job.js';
import { JobsApi } from '../jobs.api.js';
import { JobRepository } from '../ports/job.repository.js';
import { JobRunner } from './job-runner.js';

/** Milliseconds between two looks at a job that another process runs a unit of. */
const LOOK_AGAIN_MS = 100;

@Injectable()
export class JobsFacade extends JobsApi {
  constructor(
    private readonly jobs: JobRepository,
    private readonly runner: JobRunner,
    private readonly clock: Clock,
  ) {
    super();
  }

  override start(actor: Actor, input: NewJob): JobView {
    const author = { ...recordOf(actor), ...(actor.requestId === undefined ? {} : { requestId: actor.requestId }) };
    const job = Job.start(actor.orgId, author, input, this.clock.now());
    this.jobs.save(job);
    return job.state;
  }

  override find(orgId: OrgId, id: string): Promise<JobView | null> {
    return this.jobs.view(orgId, id);
  }

  override async complete(orgId: OrgId, id: string): Promise<JobView> {
    for (;;) {
      const job = await this.jobs.view(orgId, id);
      if (!job) throw jobNotFound();
      if (job.status === 'completed') return job;
      if (!(await this.runner.runUnitOf(id))) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }
}
