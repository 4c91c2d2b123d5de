import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { JobHandler, JobParameters, JobStep } from '../../jobs/jobs.api.js';
import { AllValuedRecords } from '../custom-fields.api.js';
import { CustomFieldRepository } from '../ports/custom-field.repository.js';

/** The type of the jobs that clear the values of a deleted field; its parameter is `fieldId`. */
export const FIELD_DELETION = 'field_deletion';

/** How many records a unit clears: its statement stays within a second or two. */
const RECORDS_A_UNIT = 500;

/** Clears the values of a closed field, as any change of the records does; once none is left, removes the field. */
@Injectable()
export class ClearDeletedFields implements JobHandler {
  readonly type = FIELD_DELETION;

  constructor(
    private readonly fields: CustomFieldRepository,
    private readonly records: AllValuedRecords,
    private readonly clock: Clock,
  ) {}

  async run(actor: Actor, { fieldId = '' }: JobParameters): Promise<JobStep> {
    const field = await this.fields.find(actor.orgId, fieldId);
    if (!field) return { done: 0, isLast: true };
    const done = await this.records.of(field.state.object).clear(actor, field.state, RECORDS_A_UNIT);
    if (done > 0) return { done, isLast: false };
    field.delete(this.clock.now());
    this.fields.save(actor, field);
    return { done, isLast: true };
  }
}
