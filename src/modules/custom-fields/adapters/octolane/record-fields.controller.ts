import { Controller, Delete, Get, HttpCode, Post, Query, type Type } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { BulkBody } from '../../../../surfaces/octolane/bulk.js';
import { ListBody } from '../../../../surfaces/octolane/input.js';
import type { FieldScope } from '../../domain/field-scope.js';
import { DeleteFieldQuery, type FieldDeletionAnswer } from './field-deletion.dto.js';
import { DefineFieldBody, UpdateFieldBody } from './field-input.dto.js';
import { DefinesFields, DeletesField, ListsFields, UpdatesFields } from './field-routes.js';
import { type FieldsAnswer, FieldsProcessedAnswer } from './fields.dto.js';
import { FieldsHandler } from './fields.handler.js';

/** The controller of the fields of one kind of records (octolane.md, Pipelines, stages, fields, activities, bulk update). */
function fieldsOf(kind: 'accounts' | 'contacts', id: string, scope: FieldScope): Type<unknown> {
  const subject = { id, of: kind, errors: [] };

  @ApiTags('Fields')
  @Controller(`v1/${kind}/fields`)
  class FieldsController {
    constructor(private readonly handler: FieldsHandler) {}

    @Get()
    @ListsFields(subject)
    list(@CurrentActor() actor: Actor): Promise<FieldsAnswer> {
      return this.handler.list(actor, scope);
    }

    @Post('bulk')
    @DefinesFields(subject)
    @BulkBody(DefineFieldBody)
    define(@CurrentActor() actor: Actor, @ListBody(DefineFieldBody) items: ListItem<DefineFieldBody>[]): Promise<FieldsProcessedAnswer> {
      return this.handler.define(actor, scope, items);
    }

    @Post('bulk/update')
    @HttpCode(200)
    @UpdatesFields(subject)
    @BulkBody(UpdateFieldBody)
    update(@CurrentActor() actor: Actor, @ListBody(UpdateFieldBody) items: ListItem<UpdateFieldBody>[]): Promise<FieldsProcessedAnswer> {
      return this.handler.update(actor, scope, items);
    }

    @Delete(':id')
    @HttpCode(202)
    @DeletesField(subject)
    remove(@CurrentActor() actor: Actor, @RecordId() fieldId: string, @Query() query: DeleteFieldQuery): Promise<FieldDeletionAnswer> {
      return this.handler.remove(actor, scope, fieldId, query);
    }
  }
  return FieldsController;
}

/** `/v1/accounts/fields` and `/v1/contacts/fields`. */
export const RECORD_FIELDS_CONTROLLERS: readonly Type<unknown>[] = [fieldsOf('accounts', 'Account', { object: 'account', pipelineId: null }), fieldsOf('contacts', 'Contact', { object: 'contact', pipelineId: null })];
