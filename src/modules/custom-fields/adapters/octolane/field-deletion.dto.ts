import { ApiProperty } from '@nestjs/swagger';
import { JOB_STATUSES, type JobRecord, type JobStatus } from '../../../../contracts/job-record.js';
import { CountParam } from '../../../../platform/input/query-params.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';

/** The confirmation of a deletion that takes values along. */
export class DeleteFieldQuery {
  @CountParam({ description: 'How many records have a value of the field and lose it: the number that the refusal names. It may be left out if there is none.', example: 0 })
  confirm?: number;
}

/** How far the deletion of a field is (oratek.md, Extensions over the same records: changing pipelines). */
class FieldDeletionJob implements JobRecord {
  @ApiProperty({ description: 'Id of the job, a UUID, for `GET /api/v1/settings/jobs/{id}`.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80' })
  id!: string;

  @ApiProperty({ description: '`pending` until the first value is cleared, `completed` once the field is gone.', enum: JOB_STATUSES, example: 'pending' })
  status!: JobStatus;

  @ApiProperty({ description: 'From how many records the value is gone.', type: 'integer', example: 0 })
  done!: number;

  @ApiProperty({ description: 'How many records had a value when it was asked for.', type: 'integer', example: 12 })
  total!: number;
}

/** The answer to the deletion of a field. */
export class FieldDeletionAnswer extends answerWith(FieldDeletionJob, 'Field is being deleted') {}
