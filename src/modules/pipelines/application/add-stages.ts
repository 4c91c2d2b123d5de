import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { NewStage } from '../domain/pipeline.js';
import { pipelineNotFound } from '../domain/pipeline.errors.js';
import { NO_ALIASES } from '../domain/stage-aliases.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';

/** Adds many stages to a pipeline in one unit. A label that means a stage already, or a merged one, is resolved to that stage. */
@Injectable()
export class AddStages {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pipelines: PipelineRepository,
  ) {}

  /** Throws `pipeline_not_found`. An item alone is refused with `pipeline_locked`, `too_many_stages`. */
  execute(actor: Actor, pipelineId: string, items: readonly BulkItem<NewStage>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      const pipeline = (await this.pipelines.all(actor.orgId)).find(({ state }) => state.id === pipelineId);
      if (!pipeline) throw pipelineNotFound();
      const aliases = pipeline.state.hasAliases ? await this.pipelines.aliasesInUnit(actor.orgId) : NO_ALIASES;
      return inBulk(this.units, items, (fields) => {
        const { stage, created } = pipeline.findOrAdd(fields, aliases);
        this.pipelines.save(actor, pipeline);
        return Promise.resolve({ id: stage.id, created });
      });
    });
  }
}
