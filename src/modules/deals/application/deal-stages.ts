import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { referenceUnknown } from '../domain/deal.errors.js';
import type { DealStage } from '../domain/deal.js';
import { chooseStage, type NamedStage } from '../domain/stage-choice.js';

/**
 * Finds the stage that an input of `/v1` names, in the open unit. One that is being merged, and the name of one that was, stand for
 * the stage that they lead to.
 */
@Injectable()
export class DealStages {
  constructor(private readonly pipelines: PipelinesApi) {}

  /** In this pipeline; its default stage if none is named. Throws `deal_reference_unknown`, `deal_references_differ`. */
  async inPipeline(orgId: OrgId, pipelineId: string, { stageId = null, stageName = null }: NamedStage): Promise<DealStage> {
    const pipeline = (await this.pipelines.all(orgId)).find(({ state }) => state.id === pipelineId);
    if (!pipeline) throw referenceUnknown('pipelineId');
    const aliased = stageName === null ? null : await this.pipelines.aliased(pipeline, stageName);
    return chooseStage(pipeline.stages, { stageId: pipeline.staying(stageId)?.id ?? stageId, stageName }, aliased);
  }

  /** By id in any pipeline, or else by name in this one. Throws as `inPipeline`. */
  async anywhere(orgId: OrgId, pipelineId: string, named: NamedStage): Promise<DealStage> {
    const stageId = named.stageId ?? null;
    const home = stageId === null ? pipelineId : (await this.pipelines.all(orgId)).find((pipeline) => pipeline.staying(stageId))?.state.id;
    if (home === undefined) throw referenceUnknown('stageId');
    return this.inPipeline(orgId, home, named);
  }
}
