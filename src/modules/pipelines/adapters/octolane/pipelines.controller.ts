import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkBody } from '../../../../surfaces/octolane/bulk.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { ListBody } from '../../../../surfaces/octolane/input.js';
import { AddStages } from '../../application/add-stages.js';
import { CreatePipeline } from '../../application/create-pipeline.js';
import { pipelineNotFound } from '../../domain/pipeline.errors.js';
import { PipelineRepository } from '../../ports/pipeline.repository.js';
import { AddStageBody, CreatePipelineBody, toNewStage } from './pipeline-input.dto.js';
import { activeStages, PipelineCreatedAnswer, PipelinesAnswer, StagesAnswer, StagesProcessedAnswer, toPipeline, toPipelineWithStages, toStage } from './pipelines.dto.js';

const ID = ApiParam({ name: 'id', description: 'Id of the pipeline, a UUID.', schema: { type: 'string', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' } });

/** `/v1/pipelines` (octolane.md, Pipelines, stages, fields, activities, bulk update). */
@ApiTags('Pipelines')
@Controller('v1/pipelines')
export class PipelinesController {
  constructor(
    private readonly pipelines: PipelineRepository,
    private readonly createPipeline: CreatePipeline,
    private readonly addStages: AddStages,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listPipelines',
    summary: 'List pipelines',
    description: 'Lists the pipelines that opportunities stand in, the default one first. Every organization has one from the start.',
    success: { status: 200, description: 'The pipelines.', type: PipelinesAnswer },
    errors: [],
  })
  async list(@CurrentActor() actor: Actor): Promise<PipelinesAnswer> {
    const pipelines = await this.pipelines.list(actor.orgId);
    return answered('Pipelines retrieved successfully', { pipelines: pipelines.map(({ state }) => toPipeline(state)) });
  }

  @Post()
  @RequireScope('write', {
    id: 'createPipeline',
    summary: 'Create a pipeline',
    description: 'Creates a pipeline with its stages, all of it or nothing. An organization has at most 50 pipelines, and a pipeline 200 stages. Two equal requests make two pipelines: send an `Idempotency-Key` to be safe.',
    success: { status: 201, description: 'The pipeline as created.', type: PipelineCreatedAnswer },
    body: true,
    errors: [],
  })
  @ApiBody({ type: CreatePipelineBody, required: true })
  async create(@CurrentActor() actor: Actor, @Body() { name, stages = [] }: CreatePipelineBody): Promise<PipelineCreatedAnswer> {
    const pipeline = await this.createPipeline.execute(actor, { name, stages: stages.map(toNewStage) });
    return answered('Pipeline created successfully', toPipelineWithStages(pipeline));
  }

  @Get(':id/stages')
  @ID
  @RequireScope('read', {
    id: 'listStages',
    summary: "List a pipeline's stages",
    description: 'Lists the active stages of a pipeline, in the order in which an opportunity passes them.',
    success: { status: 200, description: 'The stages.', type: StagesAnswer },
    errors: ['not_found'],
  })
  async stages(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<StagesAnswer> {
    const pipeline = (await this.pipelines.list(actor.orgId)).find(({ state }) => state.id === id);
    if (!pipeline) throw pipelineNotFound();
    return answered('Stages retrieved successfully', { stages: activeStages(pipeline).map(toStage) });
  }

  @Post(':id/stages/bulk')
  @ID
  @RequireScope('write', {
    id: 'addStages',
    summary: 'Add stages to a pipeline',
    description:
      'Adds 1 to 100 stages; a label that the pipeline knows is resolved to the stage that it means. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again doubles nothing. A pipeline has at most 200 stages, and a locked one takes no new ones.',
    success: { status: 201, description: 'At least one stage was added.', type: StagesProcessedAnswer, or: { status: 200, description: 'None was added.' } },
    body: true,
    errors: ['not_found'],
  })
  @BulkBody(AddStageBody)
  async bulk(@CurrentActor() actor: Actor, @RecordId() id: string, @ListBody(AddStageBody) items: ListItem<AddStageBody>[]): Promise<StagesProcessedAnswer> {
    const outcomes = await this.addStages.execute(actor, id, items.map((item) => ('value' in item ? { value: toNewStage(item.value) } : item)));
    return answeredBulk('Stages processed successfully', outcomes);
  }
}
