import { Controller, Delete, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
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
import type { FieldsAnswer, FieldsProcessedAnswer } from './fields.dto.js';
import { FieldsHandler } from './fields.handler.js';

const PIPELINE = { name: 'id', description: 'Id of the pipeline, a UUID.', schema: { type: 'string', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' } } as const;
const SUBJECT = { id: 'Pipeline', of: 'opportunities of a pipeline', errors: ['not_found'] } as const;

/** `/v1/pipelines/{id}/fields` (octolane.md, Pipelines, stages, fields, activities, bulk update). */
@ApiTags('Fields')
@Controller('v1/pipelines/:id/fields')
export class PipelineFieldsController {
  constructor(private readonly handler: FieldsHandler) {}

  @Get()
  @ApiParam(PIPELINE)
  @ListsFields(SUBJECT)
  list(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<FieldsAnswer> {
    return this.handler.list(actor, scopeOf(id));
  }

  @Post('bulk')
  @ApiParam(PIPELINE)
  @DefinesFields(SUBJECT)
  @BulkBody(DefineFieldBody)
  define(@CurrentActor() actor: Actor, @RecordId() id: string, @ListBody(DefineFieldBody) items: ListItem<DefineFieldBody>[]): Promise<FieldsProcessedAnswer> {
    return this.handler.define(actor, scopeOf(id), items);
  }

  @Post('bulk/update')
  @HttpCode(200)
  @ApiParam(PIPELINE)
  @UpdatesFields(SUBJECT)
  @BulkBody(UpdateFieldBody)
  update(@CurrentActor() actor: Actor, @RecordId() id: string, @ListBody(UpdateFieldBody) items: ListItem<UpdateFieldBody>[]): Promise<FieldsProcessedAnswer> {
    return this.handler.update(actor, scopeOf(id), items);
  }

  @Delete(':field_id')
  @HttpCode(202)
  @ApiParam(PIPELINE)
  @DeletesField(SUBJECT)
  remove(@CurrentActor() actor: Actor, @RecordId() id: string, @RecordId('field_id') fieldId: string, @Query() query: DeleteFieldQuery): Promise<FieldDeletionAnswer> {
    return this.handler.remove(actor, scopeOf(id), fieldId, query);
  }
}

function scopeOf(pipelineId: string): FieldScope {
  return { object: 'pipeline', pipelineId };
}
