import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import { StageDeals } from '../../pipelines/pipelines.api.js';
import { DealQueries } from '../ports/deal.queries.js';

/** Tells pipelines of the deals in their stages. */
@Injectable()
export class CountStageDeals extends StageDeals {
  constructor(private readonly queries: DealQueries) {
    super();
  }

  override count(orgId: OrgId, stageId: string): Promise<number> {
    return this.queries.countInStage(orgId, stageId);
  }
}
