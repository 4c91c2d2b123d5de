import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATUSES, type JobRecord, type JobStatus, publishJob } from '../../contracts/job-record.js';
import { RecordForm } from '../../platform/http/writes/record-form.js';

/** A job that goes on in the background. */
export class Job implements JobRecord {
  @ApiProperty({ description: 'Id of the job, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80' })
  id!: string;

  @ApiProperty({ description: '`pending` has not begun, `running` has, `completed` has done all that it was to do.', enum: JOB_STATUSES, example: 'running' })
  status!: JobStatus;

  @ApiProperty({ description: 'How many records it has dealt with.', type: 'integer', example: 500 })
  done!: number;

  @ApiProperty({ description: 'How many records there were to deal with when it was started, or more if there turn out to be more; once it is completed, how many it dealt with.', type: 'integer', example: 1200 })
  total!: number;
}

/** How a job looks in this API. */
export const JOB_FORM = RecordForm.ofContent(publishJob);
