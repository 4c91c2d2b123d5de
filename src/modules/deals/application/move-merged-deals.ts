import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { JobHandler, JobParameters, JobStep } from '../../jobs/jobs.api.js';
import { PipelinesApi, STAGE_MERGE } from '../../pipelines/pipelines.api.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';

/** How many deals a unit moves: its statement stays within a second or two. */
const DEALS_A_UNIT = 500;

/**
 * Moves the deals of a merged stage to the one that it leads to now, archived ones included, as any move does; once there is none
 * left, removes the stage. A deal that another unit still brings there breaks a foreign key of one of the two, which then reruns.
 */
@Injectable()
export class MoveMergedDeals implements JobHandler {
  readonly type = STAGE_MERGE;

  constructor(
    private readonly deals: DealRepository,
    private readonly book: DealBook,
    private readonly pipelines: PipelinesApi,
  ) {}

  async run(actor: Actor, { stageId = '' }: JobParameters): Promise<JobStep> {
    const target = await this.pipelines.mergeTarget(actor.orgId, stageId);
    if (!target) return { done: 0, isLast: true };
    const deals = await this.deals.someInStage(actor.orgId, stageId, DEALS_A_UNIT);
    if (deals.length === 0) await this.pipelines.removeMerged(actor, stageId);
    else await this.book.moveAll(actor, deals, target);
    return { done: deals.length, isLast: deals.length === 0 };
  }
}
