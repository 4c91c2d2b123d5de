import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ownerAsked } from '../../../../surfaces/oratek/owner-filter.js';
import { pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { PipelinesApi } from '../../../pipelines/pipelines.api.js';
import { DealQueries } from '../../ports/deal.queries.js';
import { DealListQuery, DealPage, publishDeal } from './deals.dto.js';

/** `/api/v1/deals` (oratek.md, Deals). */
@ApiTags('Deals')
@Controller('api/v1/deals')
export class DealsController {
  constructor(
    private readonly queries: DealQueries,
    private readonly pipelines: PipelinesApi,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listDeals',
    summary: 'List deals',
    description:
      'Lists the contacts that have a deal, in what concerns the deal: the most valuable first, those without a value last. To change a deal, change its contact.',
    success: { status: 200, description: 'A page of deals.', type: DealPage },
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: DealListQuery): Promise<DealPage> {
    const stages = query.stage === undefined ? null : { asked: query.stage, keys: await this.pipelines.keysMatching(actor.orgId, query.stage) };
    return toPageBody(await this.queries.list(actor.orgId, { stages, label: query.label ?? null, ownerId: ownerAsked(actor, query.owner_id), text: query.q ?? null, ...pagingOf(query) }), query, publishDeal);
  }
}
