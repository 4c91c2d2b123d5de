import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk } from '../../../../surfaces/octolane/bulk.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { publishJob } from '../../../../contracts/job-record.js';
import { DefineFields } from '../../application/define-fields.js';
import { DeleteField } from '../../application/delete-field.js';
import { ScopeOfFields } from '../../application/scope-of-fields.js';
import { UpdateFields } from '../../application/update-fields.js';
import { CustomFieldsApi } from '../../custom-fields.api.js';
import type { FieldScope } from '../../domain/field-scope.js';
import type { DeleteFieldQuery, FieldDeletionAnswer } from './field-deletion.dto.js';
import { type DefineFieldBody, toNewField, toUpdate, type UpdateFieldBody } from './field-input.dto.js';
import { type FieldsAnswer, type FieldsProcessedAnswer, toFields } from './fields.dto.js';

/** What the routes of fields do, whichever records they are about. */
@Injectable()
export class FieldsHandler {
  constructor(
    private readonly fields: CustomFieldsApi,
    private readonly scopes: ScopeOfFields,
    private readonly defineFields: DefineFields,
    private readonly updateFields: UpdateFields,
    private readonly deleteField: DeleteField,
  ) {}

  async list(actor: Actor, scope: FieldScope): Promise<FieldsAnswer> {
    await this.scopes.refuseUnknown(actor.orgId, scope);
    return answered('Fields retrieved successfully', { fields: toFields(scope.object, await this.fields.list(actor.orgId, scope)) });
  }

  async define(actor: Actor, scope: FieldScope, items: readonly ListItem<DefineFieldBody>[]): Promise<FieldsProcessedAnswer> {
    const outcomes = await this.defineFields.execute(actor, scope, items.map((item) => ('value' in item ? { value: toNewField(item.value) } : item)));
    return answeredBulk('Fields processed successfully', outcomes);
  }

  async update(actor: Actor, scope: FieldScope, items: readonly ListItem<UpdateFieldBody>[]): Promise<FieldsProcessedAnswer> {
    const outcomes = await this.updateFields.execute(actor, scope, items.map((item) => ('value' in item ? { value: toUpdate(item.value) } : item)));
    return answeredBulk('Fields processed successfully', outcomes);
  }

  async remove(actor: Actor, scope: FieldScope, id: string, { confirm }: DeleteFieldQuery): Promise<FieldDeletionAnswer> {
    return answered('Field is being deleted', publishJob(await this.deleteField.execute(actor, scope, { id, confirm: confirm ?? null })));
  }
}
