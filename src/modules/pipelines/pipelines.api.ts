import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { Pipeline, Stage } from './domain/pipeline.js';

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
  /** All pipelines as the open unit has them, in no order. */
  abstract all(orgId: OrgId): Promise<Pipeline[]>;
  /** The keys of the deals that `asked` means, in any pipeline; none if it means nothing. Stages that are being merged into one count as that one. */
  abstract keysMatching(orgId: OrgId, asked: string): Promise<string[]>;
  /** All pipelines with their stages, the default one first. */
  abstract list(orgId: OrgId): Promise<Pipeline[]>;
  /** Locks or unlocks a pipeline by its id or, without regard to case, its name. Throws `pipeline_not_found`. */
  abstract setLocked(actor: Actor, pipeline: string, locked: boolean): Promise<Pipeline>;
}
