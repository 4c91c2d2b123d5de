import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Failure } from '../../../kernel/failure.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type NewStage, Pipeline } from '../domain/pipeline.js';
import { labelTaken } from '../domain/pipeline.errors.js';
import { NO_ALIASES } from '../domain/stage-aliases.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';

/** Creates a pipeline with its stages, whole or not at all. The default one stays the default. */
@Injectable()
export class CreatePipeline {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pipelines: PipelineRepository,
  ) {}

  /** Throws `too_many_pipelines`, and `label_taken` with the path of a stage whose label an earlier one has. */
  execute(actor: Actor, input: { readonly name: string; readonly stages: readonly NewStage[] }): Promise<Pipeline> {
    return this.units.run(() => {
      const pipeline = Pipeline.create(actor.orgId, input.name);
      for (const [index, fields] of input.stages.entries()) {
        const { stage, created } = pipeline.findOrAdd(fields, NO_ALIASES);
        if (!created) throw within(index, labelTaken(stage));
      }
      this.pipelines.add(actor, pipeline);
      return Promise.resolve(pipeline);
    });
  }
}

function within(index: number, { kind, code, message, issues }: Failure): Failure {
  return new Failure(kind, code, message, issues.map((issue) => ({ ...issue, path: ['stages', index, ...issue.path] })));
}
