import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../contracts/job-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { JobsApi } from '../../jobs/jobs.api.js';
import { AllValuedRecords } from '../custom-fields.api.js';
import { deletionUnconfirmed, fieldNotFound } from '../domain/custom-field.errors.js';
import type { FieldScope } from '../domain/field-scope.js';
import { CustomFieldRepository } from '../ports/custom-field.repository.js';
import { FIELD_DELETION } from './clear-deleted-fields.js';
import { ScopeOfFields } from './scope-of-fields.js';

/** A field to delete. */
export interface FieldDeletion {
  readonly id: string;
  /** How many records the caller expects to lose a value; null if it has not said so, as it need not where none has one. */
  readonly confirm: number | null;
}

/**
 * Closes a field: after the commit no list shows it and no write takes a value of it. Starts the job that clears its values and
 * then removes it. The value of a concurrent unit is either cleared by the job, or the unit reruns without the field.
 */
@Injectable()
export class DeleteField {
  constructor(
    private readonly units: UnitOfWork,
    private readonly fields: CustomFieldRepository,
    private readonly records: AllValuedRecords,
    private readonly scopes: ScopeOfFields,
    private readonly jobs: JobsApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `pipeline_not_found`, `custom_field_not_found`, `custom_field_deletion_unconfirmed`. */
  execute(actor: Actor, scope: FieldScope, { id, confirm }: FieldDeletion): Promise<JobView> {
    return this.units.run(async () => {
      await this.scopes.refuseUnknown(actor.orgId, scope);
      const field = (await this.fields.ofScope(actor.orgId, scope)).find(({ state }) => state.id === id && !state.isClosed);
      if (!field) throw fieldNotFound();
      const count = await this.records.of(scope.object).count(field.state);
      if ((confirm ?? 0) !== count) throw deletionUnconfirmed(count);
      field.close(this.clock.now());
      this.fields.save(actor, field);
      return this.jobs.start(actor, { type: FIELD_DELETION, parameters: { fieldId: id }, total: count });
    });
  }
}
