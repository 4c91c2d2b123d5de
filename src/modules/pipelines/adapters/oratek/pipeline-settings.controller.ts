import { Body, Controller, Delete, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { Job, JOB_FORM } from '../../../../surfaces/oratek/job.dto.js';
import { MergeStage } from '../../application/merge-stage.js';
import { UpdatePipeline } from '../../application/update-pipeline.js';
import { UpdateStage } from '../../application/update-stage.js';
import { DeleteStageQuery, MergeStageBody, PIPELINE_FORM, SettingsPipeline, SettingsStage, STAGE_FORM, toPipelineFields, toStageFields, UpdatePipelineBody, UpdateStageBody } from './pipeline-settings.dto.js';

/** `/api/v1/settings/pipelines` (oratek.md, Extensions over the same records: changing pipelines). They are read and created in `/v1`. */
@ApiTags('Settings')
@Controller('api/v1/settings/pipelines/:id')
export class PipelineSettingsController {
  constructor(
    private readonly updatePipeline: UpdatePipeline,
    private readonly updateStage: UpdateStage,
    private readonly mergeStage: MergeStage,
  ) {}

  @Patch()
  @RequireScope('admin', {
    id: 'updatePipeline',
    summary: 'Update a pipeline',
    description: 'Renames a pipeline, locks or unlocks it, or makes it the default one. `GET /v1/pipelines` lists the pipelines.',
    success: { status: 200, description: 'The pipeline as it now is.', type: SettingsPipeline, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdatePipelineBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdatePipelineBody) change: RecordChange<UpdatePipelineBody>, @Conditions() conditions: RequestConditions): Promise<SettingsPipeline> {
    return PIPELINE_FORM.show(await this.updatePipeline.execute(actor, { id, change: change.for(PIPELINE_FORM, toPipelineFields), precondition: conditions.on(PIPELINE_FORM) }));
  }

  @Patch('stages/:stage_id')
  @RequireScope('admin', {
    id: 'updateStage',
    summary: 'Update a stage',
    description: 'Changes the fields that are sent and leaves the others. The key never changes, so contacts show the same `deal_stage`, and no event is fired. `GET /v1/pipelines/{id}/stages` lists the stages.',
    success: { status: 200, description: 'The stage as it now is.', type: SettingsStage, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateStageBody, required: true })
  async changeStage(@CurrentActor() actor: Actor, @RecordId() id: string, @RecordId('stage_id') stageId: string, @ChangedBody(UpdateStageBody) change: RecordChange<UpdateStageBody>, @Conditions() conditions: RequestConditions): Promise<SettingsStage> {
    return STAGE_FORM.show(await this.updateStage.execute(actor, { pipelineId: id, stageId, change: change.for(STAGE_FORM, toStageFields), precondition: conditions.on(STAGE_FORM) }));
  }

  @Post('stages/:stage_id/merge')
  @HttpCode(202)
  @RequireScope('admin', {
    id: 'mergeStage',
    summary: 'Merge a stage into another',
    description:
      'From now on the key and the label of the stage mean the other one for ever, in both APIs, and no list of stages has it. A job moves its deals, 500 at a time, with the events of any move, and then removes the stage; until then, filters by either find both. The default stage hands that on.',
    success: { status: 202, description: 'The job that moves the deals.', type: Job, record: true },
    body: true,
    errors: ['not_found', 'precondition_failed'],
  })
  @ApiBody({ type: MergeStageBody, required: true })
  async merge(@CurrentActor() actor: Actor, @RecordId() id: string, @RecordId('stage_id') stageId: string, @Body() { into }: MergeStageBody, @Conditions() conditions: RequestConditions): Promise<Job> {
    return JOB_FORM.show(await this.mergeStage.execute(actor, { pipelineId: id, stageId, into, field: 'into', precondition: conditions.on(STAGE_FORM) }));
  }

  @Delete('stages/:stage_id')
  @HttpCode(202)
  @RequireScope('admin', {
    id: 'deleteStage',
    summary: 'Delete a stage',
    description: 'Deletes a stage, whose deals move to the stage that `move_to` names: the same as merging it into that one.',
    success: { status: 202, description: 'The job that moves the deals.', type: Job, record: true },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @RecordId('stage_id') stageId: string, @Query() { move_to: into }: DeleteStageQuery, @Conditions() conditions: RequestConditions): Promise<Job> {
    return JOB_FORM.show(await this.mergeStage.execute(actor, { pipelineId: id, stageId, into, field: 'moveTo', precondition: conditions.on(STAGE_FORM) }));
  }
}
