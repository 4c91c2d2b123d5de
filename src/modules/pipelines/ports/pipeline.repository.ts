import type { OrgId } from '../../../kernel/ids.js';
import type { Pipeline } from '../domain/pipeline.js';

/** Pipelines in the database. */
export abstract class PipelineRepository {
  /** All pipelines of the organization, of which there are few, as the unit that is open has them. In no order. */
  abstract all(orgId: OrgId): Promise<Pipeline[]>;
  /** Writes what has become of the pipeline when the unit ends. */
  abstract save(pipeline: Pipeline): void;
  /** All pipelines as they are stored, the default one first: to read. */
  abstract list(orgId: OrgId): Promise<Pipeline[]>;
}
