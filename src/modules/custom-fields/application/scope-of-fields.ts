import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { Failure } from '../../../kernel/failure.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import type { FieldScope } from '../domain/field-scope.js';

/** Whether there are such records, and whether they take new fields: a pipeline may not exist, or be locked. */
@Injectable()
export class ScopeOfFields {
  constructor(private readonly pipelines: PipelinesApi) {}

  /** Returns whether new fields are refused (oratek.md, Extensions: who may). Throws `pipeline_not_found`. */
  async refuseUnknown(orgId: OrgId, { pipelineId }: FieldScope): Promise<{ readonly isLocked: boolean }> {
    if (pipelineId === null) return { isLocked: false };
    const pipelines = await this.pipelines.list(orgId);
    const pipeline = pipelines.find(({ state }) => state.id === pipelineId);
    if (pipeline) return { isLocked: pipeline.state.locked };
    throw new Failure('not_found', 'pipeline_not_found', 'The pipeline does not exist in your organization.');
  }
}
