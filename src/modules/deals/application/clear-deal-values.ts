import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { ValuedField, ValuedRecords } from '../../custom-fields/custom-fields.api.js';
import { DealQueries } from '../ports/deal.queries.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';

/** The deals of a pipeline lose their values of a custom field that is deleted. */
@Injectable()
export class ClearDealValues implements ValuedRecords {
  readonly object = 'pipeline';

  constructor(
    private readonly queries: DealQueries,
    private readonly deals: DealRepository,
    private readonly book: DealBook,
  ) {}

  count({ orgId, pipelineId, propertyName }: ValuedField): Promise<number> {
    return this.queries.countWithValue(orgId, String(pipelineId), propertyName);
  }

  async clear(actor: Actor, { pipelineId, propertyName }: ValuedField, atMost: number): Promise<number> {
    const deals = await this.deals.withValue(actor.orgId, String(pipelineId), propertyName, atMost);
    await this.book.clearValues(actor, deals, propertyName);
    return deals.length;
  }
}
