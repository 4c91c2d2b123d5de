import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk } from '../../../kernel/bulk.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomField, type NewField } from '../domain/custom-field.js';
import { pipelineLocked } from '../domain/custom-field.errors.js';
import type { FieldScope } from '../domain/field-scope.js';
import { CustomFieldRepository } from '../ports/custom-field.repository.js';
import { ScopeOfFields } from './scope-of-fields.js';

/**
 * Defines many custom fields of the same records; a refused one fails alone. One that is defined already stays as it is, so a
 * bulk that is sent again doubles nothing.
 */
@Injectable()
export class DefineFields {
  constructor(
    private readonly units: UnitOfWork,
    private readonly fields: CustomFieldRepository,
    private readonly scopes: ScopeOfFields,
    private readonly clock: Clock,
  ) {}

  /** Throws `pipeline_not_found`. An item alone is refused with `custom_field_refused`, `custom_field_limit`, `custom_field_pipeline_locked`. */
  execute(actor: Actor, scope: FieldScope, items: readonly BulkItem<NewField>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      const { isLocked } = await this.scopes.refuseUnknown(actor.orgId, scope);
      return inBulk(this.units, items, async (input) => {
        const others = await this.fields.ofScope(actor.orgId, scope);
        const existing = CustomField.existing(input, others);
        if (existing) return { id: existing.state.id, created: false };
        if (isLocked) throw pipelineLocked();
        const field = CustomField.define(actor.orgId, scope, input, others, this.clock.now());
        this.fields.save(actor, field);
        return { id: field.state.id, created: true };
      });
    });
  }
}
