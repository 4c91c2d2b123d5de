import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { Failure } from '../../../kernel/failure.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import type { FieldScope } from '../domain/field-scope.js';

/** Whether there are such records: a pipeline may not exist. */
@Injectable()
export class ScopeOfFields {
  constructor(private readonly pipelines: PipelinesApi) {}

  /** Throws `pipeline_not_found`. */
  async refuseUnknown(orgId: OrgId, { pipelineId }: FieldScope): Promise<void> {
    if (pipelineId === null) return;
    const pipelines = await this.pipelines.list(orgId);
    if (!pipelines.some(({ state }) => state.id === pipelineId)) throw new Failure('not_found', 'pipeline_not_found', 'The pipeline does not exist in your organization.');
  }
}
