import type { JobView } from '../../contracts/job-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Pipeline, PipelineFields, Stage, StageFields } from './domain/pipeline.js';

/** The type of the jobs that move the deals of a merged stage; its parameter is `stageId`. */
export const STAGE_MERGE = 'stage_merge';

/** The interface that pipelines require of deals. Bound by the deals module; the application does not start without it. */
export abstract class StageDeals {
  /** How many deals stand in the stage, archived ones included. */
  abstract count(orgId: OrgId, stageId: string): Promise<number>;
}

/** The interface of pipelines for other modules and the command line. */
export abstract class PipelinesApi {
  /** Stages the pipeline that the actor's organization begins with, in the unit of work that is open. */
  abstract createDefault(actor: Actor): Pipeline;
  /**
   * The stage that a client means, in the unit of work that is open: in the given pipeline, if any, else in the default
   * one, to whose end it is added if it is nowhere. An organization that has no default pipeline gets one.
   * Throws `stage_unknown`, naming the known ones, if the default pipeline is locked, and `too_many_stages`.
   */
  abstract resolveStage(actor: Actor, asked: string, pipelineId: string | null): Promise<Stage>;
  /** The stage with this id, as the open unit has it. The unit runs again if it was added after the unit had read the pipelines. */
  abstract stage(orgId: OrgId, id: string): Promise<{ readonly stage: Stage; readonly pipelineVersion: number }>;
  /** The stage of the pipeline that a merged one with this key or label leads to, as the open unit has it; null if there is none. */
  abstract aliased(pipeline: Pipeline, asked: string): Promise<Stage | null>;
  /** The stage that a stage is being merged into, as the open unit has it; null if it is not, or not any more. */
  abstract mergeTarget(orgId: OrgId, stageId: string): Promise<Stage | null>;
  /** Removes a merged stage in the open unit, which reruns if the stage got a deal meanwhile. */
  abstract removeMerged(actor: Actor, stageId: string): Promise<void>;
  /** All pipelines as the open unit has them, in no order. */
  abstract all(orgId: OrgId): Promise<Pipeline[]>;
  /** The keys of the deals that `asked` means, in any pipeline; none if it means nothing. Stages that are being merged into one count as that one. */
  abstract keysMatching(orgId: OrgId, asked: string): Promise<string[]>;
  /** All pipelines with their stages, the default one first. */
  abstract list(orgId: OrgId): Promise<Pipeline[]>;
  /** Changes a pipeline by its id or, without regard to case, its name; null means the one that deals open in. Throws `pipeline_not_found`, `invalid` on a field. */
  abstract change(actor: Actor, pipeline: string | null, fields: Partial<PipelineFields>): Promise<Pipeline>;
  /** Changes a stage. Throws `pipeline_not_found`, `stage_not_found`, `invalid` on a field. */
  abstract changeStage(actor: Actor, stage: StageName, fields: Partial<StageFields>): Promise<Stage>;
  /** Merges a stage into another of its pipeline, named in the same way; the job moves its deals. Throws as `changeStage`. */
  abstract mergeStage(actor: Actor, stage: StageName, into: string): Promise<JobView>;
}

/** A stage as an operator names it: the pipeline by id or name, null for the one that deals open in; the stage by id, key or label. */
export interface StageName {
  readonly pipeline: string | null;
  readonly stage: string;
}
