import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Pipeline } from '../domain/pipeline.js';
import type { StageAliases } from '../domain/stage-aliases.js';

/** Pipelines in the database. */
export abstract class PipelineRepository {
  /** All pipelines of the organization, of which there are few, as the unit that is open has them. In no order. */
  abstract all(orgId: OrgId): Promise<Pipeline[]>;
  /** The aliases of all its stages, read once in a unit. */
  abstract aliasesInUnit(orgId: OrgId): Promise<StageAliases>;
  /** Writes what the actor has made of the pipeline, with entries of the audit log, when the unit ends. */
  abstract save(actor: Actor, pipeline: Pipeline): void;
  /** Writes a new pipeline when the unit ends, which then fails with `too_many_pipelines` if the organization has all that it may. */
  abstract add(actor: Actor, pipeline: Pipeline): void;
  /** All pipelines as they are stored, the default one first: to read. */
  abstract list(orgId: OrgId): Promise<Pipeline[]>;
  /** The aliases of all its stages as they are stored: to read. */
  abstract aliases(orgId: OrgId): Promise<StageAliases>;
}
