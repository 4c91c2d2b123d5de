import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import { publishOpportunity } from '../../../../contracts/opportunity-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/octolane/documented.js';
import { answered } from '../../../../surfaces/octolane/envelope.js';
import { listed, neededBy, type Paged, searched } from '../../../../surfaces/octolane/search.dto.js';
import { searchPage, shown } from '../../../../surfaces/octolane/search-page.js';
import { CustomFieldsApi } from '../../../custom-fields/custom-fields.api.js';
import { dealCustomFields } from '../../domain/deal.js';
import { DealQueries } from '../../ports/deal.queries.js';
import type { DealScope } from '../../ports/deal.search.js';
import { OpportunitiesAnswer, OpportunityListQuery, OpportunitySearchBody } from './opportunity-search.dto.js';

/** Lists and searches of `/v1/opportunities` (octolane.md, Reads). */
@ApiTags('Opportunities')
@Controller('v1/opportunities')
export class OpportunitySearchController {
  constructor(
    private readonly queries: DealQueries,
    private readonly customFields: CustomFieldsApi,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listOpportunities',
    summary: 'List opportunities',
    description: 'Lists the opportunities of a pipeline, or of one of its stages, those changed last first. `q` is sought in the name. Read on with `cursor`: an opportunity that is added or removed meanwhile makes no other one repeat or go missing.',
    success: { status: 200, description: 'A page of opportunities.', type: OpportunitiesAnswer },
    errors: ['not_found'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: OpportunityListQuery): Promise<OpportunitiesAnswer> {
    const { pipeline_id: pipelineId, stage_id: stageId = null } = query;
    return this.answer(actor, { pipelineId, stageId }, listed(query), query, this.fields(actor, pipelineId));
  }

  @Post('search')
  @HttpCode(200)
  @RequireScope('read', {
    id: 'searchOpportunities',
    summary: 'Search opportunities',
    description: 'Lists the opportunities of a pipeline that meet all filters, in any order. `query` is sought in the name. A search that cannot be answered within two seconds is refused, and `errors` names what to narrow.',
    success: { status: 200, description: 'A page of opportunities.', type: OpportunitiesAnswer },
    body: true,
    errors: ['not_found'],
  })
  @ApiBody({ type: OpportunitySearchBody, required: true })
  async search(@CurrentActor() actor: Actor, @Body() body: OpportunitySearchBody): Promise<OpportunitiesAnswer> {
    const fields = this.fields(actor, body.pipeline_id);
    return this.answer(actor, { pipelineId: body.pipeline_id, stageId: body.stage_id ?? null }, searched(body, await neededBy(body, fields)), body, fields);
  }

  private fields(actor: Actor, pipelineId: string): ReturnType<CustomFieldsApi['list']> {
    return this.customFields.list(actor.orgId, dealCustomFields(pipelineId));
  }

  private async answer(actor: Actor, scope: DealScope, request: Parameters<DealQueries['search']>[2], asked: Paged, defined: ReturnType<CustomFieldsApi['list']>): Promise<OpportunitiesAnswer> {
    const [page, fields] = await Promise.all([this.queries.search(actor.orgId, scope, request), defined]);
    return answered('Opportunities retrieved successfully', Object.assign({ opportunities: shown(page, asked, publishOpportunity) }, searchPage(page, asked, fields)));
  }
}
