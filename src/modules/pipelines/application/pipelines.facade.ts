import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../contracts/job-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { InconsistentReads } from '../../../kernel/unit-of-work.js';
import { Pipeline, type PipelineFields, type Stage, type StageFields } from '../domain/pipeline.js';
import { NO_ALIASES, type StageAliases } from '../domain/stage-aliases.js';
import { PipelinesApi, type StageName } from '../pipelines.api.js';
import { PipelineRepository } from '../ports/pipeline.repository.js';
import { ChangeByName } from './change-by-name.js';

@Injectable()
export class PipelinesFacade extends PipelinesApi {
  constructor(
    private readonly pipelines: PipelineRepository,
    private readonly changes: ChangeByName,
  ) {
    super();
  }

  override createDefault(actor: Actor): Pipeline {
    const pipeline = Pipeline.createDefault(actor.orgId);
    this.pipelines.save(actor, pipeline);
    return pipeline;
  }

  override async resolveStage(actor: Actor, asked: string, pipelineId: string | null): Promise<Stage> {
    const pipelines = await this.pipelines.all(actor.orgId);
    const own = pipelines.find(({ state }) => state.id === pipelineId);
    const home = pipelines.find(({ state }) => state.isDefault) ?? this.createDefault(actor);
    const aliases = await this.aliasesOf(own ? [own, home] : [home], asked, () => this.pipelines.aliasesInUnit(actor.orgId));
    const found = own?.find(asked, aliases);
    if (found) return found;
    const stage = home.findOrAppend(asked, aliases);
    this.pipelines.save(actor, home);
    return stage;
  }

  override async stage(orgId: OrgId, id: string): Promise<{ stage: Stage; pipelineVersion: number }> {
    for (const { state } of await this.pipelines.all(orgId)) {
      const stage = state.stages.find((one) => one.id === id);
      if (stage) return { stage, pipelineVersion: state.version };
    }
    throw new InconsistentReads(`The pipelines were read before the stage ${id} was added to one`);
  }

  override async aliased(pipeline: Pipeline, asked: string): Promise<Stage | null> {
    if (!pipeline.state.hasAliases) return null;
    const aliases = await this.pipelines.aliasesInUnit(pipeline.state.orgId);
    const { id } = pipeline.state;
    return pipeline.staying(aliases.byKey(id, asked) ?? aliases.byLabel(id, asked));
  }

  override async mergeTarget(orgId: OrgId, stageId: string): Promise<Stage | null> {
    const found = (await this.pipelines.all(orgId)).map((pipeline) => pipeline.staying(stageId)).find((stage) => stage !== null);
    return found && found.id !== stageId ? found : null;
  }

  override async removeMerged(actor: Actor, stageId: string): Promise<void> {
    const home = (await this.pipelines.all(actor.orgId)).find(({ state }) => state.stages.some(({ id }) => id === stageId));
    home?.removeMerged(stageId);
    if (home) this.pipelines.save(actor, home);
  }

  override all(orgId: OrgId): Promise<Pipeline[]> {
    return this.pipelines.all(orgId);
  }

  override async keysMatching(orgId: OrgId, asked: string): Promise<string[]> {
    const pipelines = await this.list(orgId);
    const aliases = await this.aliasesOf(pipelines, asked, () => this.pipelines.aliases(orgId));
    const keys = pipelines.flatMap((pipeline) => {
      const stage = pipeline.find(asked, aliases);
      return stage ? [stage, ...pipeline.mergingInto(stage.id)].map(({ key }) => key) : [];
    });
    return [...new Set(keys)];
  }

  override list(orgId: OrgId): Promise<Pipeline[]> {
    return this.pipelines.list(orgId);
  }

  override change(actor: Actor, pipeline: string, fields: Partial<PipelineFields>): Promise<Pipeline> {
    return this.changes.pipeline(actor, pipeline, fields);
  }

  override changeStage(actor: Actor, stage: StageName, fields: Partial<StageFields>): Promise<Stage> {
    return this.changes.stage(actor, stage, fields);
  }

  override mergeStage(actor: Actor, stage: StageName, into: string): Promise<JobView> {
    return this.changes.merge(actor, stage, into);
  }

  /** They are read only where they may decide: most deals name a stage by its key. */
  private async aliasesOf(pipelines: readonly Pipeline[], asked: string, read: () => Promise<StageAliases>): Promise<StageAliases> {
    return pipelines.some((pipeline) => pipeline.state.hasAliases && !pipeline.hasKey(asked)) ? read() : NO_ALIASES;
  }
}
