import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../contracts/job-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Failure } from '../../../kernel/failure.js';
import { readText, textFault, type TextRules } from '../../../kernel/text-rules.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type Pipeline, PIPELINE_NAME, type PipelineFields } from '../domain/pipeline.js';
import { NO_ALIASES } from '../domain/stage-aliases.js';
import { type Stage, STAGE_COLOR, STAGE_LABEL, STAGE_ORDER, STAGE_PROBABILITY, type StageFields } from '../domain/stage.js';
import type { StageName } from '../pipelines.api.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';
import { MergeStage } from './merge-stage.js';
import { UpdatePipeline } from './update-pipeline.js';
import { UpdateStage } from './update-stage.js';

/** The changes of Settings for operators, who name pipelines and stages instead of their ids, and whose input nothing has checked. */
@Injectable()
export class ChangeByName {
  constructor(
    private readonly units: UnitOfWork,
    private readonly pipelines: PipelineRepository,
    private readonly updatePipeline: UpdatePipeline,
    private readonly updateStage: UpdateStage,
    private readonly mergeStage: MergeStage,
  ) {}

  pipeline(actor: Actor, name: string | null, asked: Partial<PipelineFields>): Promise<Pipeline> {
    refuseEmpty(asked);
    const fields = { ...asked, ...(asked.name === undefined ? {} : { name: checked('name', asked.name, PIPELINE_NAME) }) };
    return this.units.run(async () => {
      const pipeline = await this.named(actor, name);
      await this.updatePipeline.execute(actor, { id: pipeline.state.id, change: { isEmpty: false, against: () => fields }, precondition: null });
      return pipeline;
    });
  }

  stage(actor: Actor, name: StageName, asked: Partial<StageFields>): Promise<Stage> {
    refuseEmpty(asked);
    const fields = {
      ...asked,
      ...(asked.label === undefined ? {} : { label: checked('label', asked.label, STAGE_LABEL) }),
      ...(asked.color == null ? {} : { color: checked('color', asked.color, STAGE_COLOR) || null }),
    };
    if (asked.order !== undefined) refuseBeyond('order', asked.order, STAGE_ORDER);
    if (asked.probability != null) refuseBeyond('probability', asked.probability, STAGE_PROBABILITY);
    return this.units.run(async () => {
      const pipeline = await this.named(actor, name.pipeline);
      const { id: stageId } = stageNamed(pipeline, name.stage);
      return this.updateStage.execute(actor, { pipelineId: pipeline.state.id, stageId, change: { isEmpty: false, against: () => fields }, precondition: null });
    });
  }

  merge(actor: Actor, name: StageName, into: string): Promise<JobView> {
    return this.units.run(async () => {
      const pipeline = await this.named(actor, name.pipeline);
      const [stage, target] = [stageNamed(pipeline, name.stage), stageNamed(pipeline, into)];
      return this.mergeStage.execute(actor, { pipelineId: pipeline.state.id, stageId: stage.id, into: target.id, field: 'into', precondition: null });
    });
  }

  /** By id or, without regard to case, by name; null means the one that deals open in. */
  private async named(actor: Actor, asked: string | null): Promise<Pipeline> {
    const all = await this.pipelines.all(actor.orgId);
    if (asked === null) return defaultOf(all);
    const name = readText(asked, PIPELINE_NAME).toLowerCase();
    const [found, ...others] = all.filter(({ state }) => state.id === name || state.name.toLowerCase() === name);
    if (!found) throw new Failure('not_found', 'pipeline_not_found', `The organization has no pipeline "${asked}".`);
    if (others.length > 0) throw new Failure('invalid', 'pipeline_ambiguous', `The organization has several pipelines "${asked}": name it by its id ("oratek pipelines list --json" shows it).`);
    return found;
  }
}

function defaultOf(pipelines: readonly Pipeline[]): Pipeline {
  const found = pipelines.find(({ state }) => state.isDefault);
  if (!found) throw new Failure('not_found', 'pipeline_not_found', 'The organization has no pipeline yet.');
  return found;
}

/** By id, key or label. */
function stageNamed(pipeline: Pipeline, asked: string): Stage {
  const name = readText(asked, STAGE_LABEL);
  const found = textFault(name, STAGE_LABEL) ? null : (pipeline.stages.find(({ id }) => id === name) ?? pipeline.find(name, NO_ALIASES));
  if (!found) throw new Failure('not_found', 'stage_not_found', `The pipeline "${pipeline.state.name}" has no stage "${asked}".`);
  return found;
}

function refuseEmpty(asked: object): void {
  if (Object.keys(asked).length === 0) throw new Failure('no_fields', 'pipeline_no_change', 'There is nothing to change: give at least one option that says what is to change.');
}

function checked(field: string, value: string, rules: TextRules): string {
  const text = readText(value, rules);
  const fault = textFault(text, rules);
  if (fault) throw invalid(field, fault.code, fault.rule);
  return text;
}

function refuseBeyond(field: string, value: number, { min, max }: { readonly min: number; readonly max: number }): void {
  if (!Number.isInteger(value) || value < min || value > max) throw invalid(field, 'range', `must be a whole number from ${min} to ${max}`);
}

function invalid(field: string, code: string, rule: string): Failure {
  return new Failure('invalid', 'pipeline_input_refused', `The ${field} ${rule}.`, [{ path: [field], code, rule }]);
}
