import { Controller, Get } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { pipelineNotFound } from '../../domain/pipeline.js';
import { PipelineRepository } from '../../ports/pipeline.repository.js';
import { PipelinesAnswer, StagesAnswer, toPipeline, toStage } from './pipelines.dto.js';

/** `/v1/pipelines` (octolane.md, Pipelines, stages, fields, activities, bulk update). */
@ApiTags('Pipelines')
@Controller('v1/pipelines')
export class PipelinesController {
  constructor(private readonly pipelines: PipelineRepository) {}

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

  @Get(':id/stages')
  @ApiParam({ name: 'id', description: 'Id of the pipeline, a UUID.', schema: { type: 'string', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' } })
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
    return answered('Stages retrieved successfully', { stages: pipeline.stages.filter(({ isActive }) => isActive).map(toStage) });
  }
}
