import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../contracts/job-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { JobsApi } from '../../jobs/jobs.api.js';
import { pipelineNotFound, stageNotFound } from '../domain/pipeline.errors.js';
import type { Stage } from '../domain/stage.js';
import { STAGE_MERGE, StageDeals } from '../pipelines.api.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';

/** A stage to merge into another one of its pipeline. */
export interface StageMerge {
  readonly pipelineId: string;
  readonly stageId: string;
  /** The id of the other one. */
  readonly into: string;
  /** How the caller names `into`, for refusals. */
  readonly field: string;
  readonly precondition: Precondition<Stage> | null;
}

/**
 * Closes a stage, so that from the commit on its key and labels mean the other one, and starts the job that moves its deals there
 * and then removes it.
 */
@Injectable()
export class MergeStage {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pipelines: PipelineRepository,
    private readonly deals: StageDeals,
    private readonly jobs: JobsApi,
  ) {}

  /** Throws what `precondition` throws, `pipeline_not_found`, `stage_not_found`, `stage_target_unknown`, `stage_merged_into_itself`. */
  execute(actor: Actor, { pipelineId, stageId, into, field, precondition }: StageMerge): Promise<JobView> {
    return this.units.run(async () => {
      const pipeline = (await this.pipelines.all(actor.orgId)).find(({ state }) => state.id === pipelineId);
      if (!pipeline) throw pipelineNotFound();
      const stage = pipeline.stages.find(({ id }) => id === stageId);
      if (!stage) throw stageNotFound();
      precondition?.(stage);
      pipeline.mergeStage(stage.id, into, field);
      this.pipelines.save(actor, pipeline);
      return this.jobs.start(actor, { type: STAGE_MERGE, parameters: { stageId }, total: await this.deals.count(actor.orgId, stageId) });
    });
  }
}
