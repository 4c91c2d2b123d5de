import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { Job, JOB_FORM } from '../../../../surfaces/oratek/job.dto.js';
import { jobNotFound } from '../../domain/job.js';
import { JobRepository } from '../../ports/job.repository.js';

/** `/api/v1/settings/jobs` (oratek.md, Extensions over the same records: changing pipelines). */
@ApiTags('Settings')
@Controller('api/v1/settings/jobs')
export class JobsController {
  constructor(private readonly jobs: JobRepository) {}

  @Get(':id')
  @RequireScope('admin', {
    id: 'getJob',
    summary: 'Get a job',
    description: 'Reads how far a job in the background is. It is kept for 30 days after its end.',
    reads: true,
    success: { status: 200, description: 'The job.', type: Job, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<Job> {
    const job = await this.jobs.view(actor.orgId, id);
    if (!job) throw jobNotFound();
    return JOB_FORM.show(job);
  }
}
