import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { PipelineFields, PipelineState } from '../domain/pipeline.js';
import { nothingToChange, pipelineNotFound } from '../domain/pipeline.errors.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';

/** Renames a pipeline, locks it or unlocks it, and makes it the default one, which the one before then no longer is. */
@Injectable()
export class UpdatePipeline {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pipelines: PipelineRepository,
  ) {}

  /** Throws what `precondition` and `change` throw, `pipeline_no_fields`, `pipeline_not_found`, `pipeline_default_required`. */
  execute(actor: Actor, input: { id: string; change: Change<PipelineState, Partial<PipelineFields>>; precondition: Precondition<PipelineState> | null }): Promise<PipelineState> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const all = await this.pipelines.all(actor.orgId);
      const pipeline = all.find(({ state }) => state.id === input.id);
      const fields = input.change.against(pipeline?.state ?? null, input.precondition);
      if (!pipeline) throw pipelineNotFound();
      pipeline.change(fields);
      this.pipelines.save(actor, pipeline);
      for (const other of fields.isDefault ? all : []) {
        if (other === pipeline) continue;
        other.giveUpDefault();
        this.pipelines.save(actor, other);
      }
      return pipeline.state;
    });
  }
}
