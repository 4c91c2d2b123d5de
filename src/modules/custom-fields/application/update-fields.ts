import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk } from '../../../kernel/bulk.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { AttributeType } from '../../../contracts/attribute-types.js';
import type { CustomField, FieldChanges } from '../domain/custom-field.js';
import type { FieldScope } from '../domain/field-scope.js';
import { definitionRefused, fieldNotFound, nothingToChange } from '../domain/custom-field.errors.js';
import { CustomFieldRepository } from '../ports/custom-field.repository.js';
import { ScopeOfFields } from './scope-of-fields.js';

/** A field to change, by its id or its property name. */
export interface FieldUpdate {
  readonly id: string | null;
  /** Beside an id, it must be the field's own. */
  readonly propertyName: string | null;
  /** If it is given, it must be the field's own. */
  readonly type?: AttributeType;
  readonly changes: FieldChanges;
}

/** Changes many custom fields of the same records; a refused one fails alone. */
@Injectable()
export class UpdateFields {
  constructor(
    private readonly units: UnitOfWork,
    private readonly fields: CustomFieldRepository,
    private readonly scopes: ScopeOfFields,
    private readonly clock: Clock,
  ) {}

  /** Throws `pipeline_not_found`. */
  execute(actor: Actor, scope: FieldScope, items: readonly BulkItem<FieldUpdate>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.scopes.refuseUnknown(actor.orgId, scope);
      return inBulk(this.units, items, async (input) => {
        const all = await this.fields.ofScope(actor.orgId, scope);
        const field = found(all, input);
        field.change(input.changes, all, this.clock.now());
        this.fields.save(actor, field);
        return { id: field.state.id, created: false };
      });
    });
  }
}

function found(all: readonly CustomField[], { id, propertyName, type, changes }: FieldUpdate): CustomField {
  const field = all.find(({ state }) => !state.isClosed && (id === null ? state.propertyName === propertyName : state.id === id));
  if (!field) throw fieldNotFound(id === null ? 'propertyName' : 'id');
  if (propertyName !== null && propertyName !== field.state.propertyName) throw definitionRefused(['propertyName'], 'fixed', 'cannot be changed: values in records go by it');
  if (type !== undefined && type !== field.state.type) throw definitionRefused(['attributeType'], 'fixed', `cannot be changed: the field is a ${field.state.type}`);
  if (Object.values(changes).every((value) => value === undefined)) throw nothingToChange();
  return field;
}
