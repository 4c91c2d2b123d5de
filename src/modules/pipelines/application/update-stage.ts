import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { nothingToChange, pipelineNotFound, stageNotFound } from '../domain/pipeline.errors.js';
import type { Stage, StageFields } from '../domain/stage.js';
import { NO_ALIASES } from '../domain/stage-aliases.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';

/** Changes the fields of a stage that are given; its key stays, so its deals show the same stage. */
@Injectable()
export class UpdateStage {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pipelines: PipelineRepository,
  ) {}

  /**
   * Throws what `precondition` and `change` throw, `pipeline_no_fields`, `pipeline_not_found`, `stage_not_found`, `label_taken`,
   * `stage_default_required`.
   */
  execute(actor: Actor, input: { pipelineId: string; stageId: string; change: Change<Stage, Partial<StageFields>>; precondition: Precondition<Stage> | null }): Promise<Stage> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const pipeline = (await this.pipelines.all(actor.orgId)).find(({ state }) => state.id === input.pipelineId);
      const stage = pipeline?.stages.find(({ id }) => id === input.stageId) ?? null;
      const fields = input.change.against(stage, input.precondition);
      if (!pipeline) throw pipelineNotFound();
      if (!stage) throw stageNotFound();
      const aliases = fields.label !== undefined && pipeline.state.hasAliases ? await this.pipelines.aliasesInUnit(actor.orgId) : NO_ALIASES;
      const changed = pipeline.changeStage(stage.id, fields, aliases);
      this.pipelines.save(actor, pipeline);
      return changed;
    });
  }
}
