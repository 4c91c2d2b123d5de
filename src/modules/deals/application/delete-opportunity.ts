import { Injectable } from '@nestjs/common';
import type { DealView } from '../../../contracts/opportunity-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { dealNotFound } from '../domain/deal.errors.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';
import { DealViews } from './deal-views.js';

/** Deletes an opportunity permanently; its account and its contacts stay. */
@Injectable()
export class DeleteOpportunity {
  constructor(
    private readonly units: UnitOfWork,
    private readonly deals: DealRepository,
    private readonly book: DealBook,
    private readonly views: DealViews,
  ) {}

  /** Throws what `precondition` throws, `deal_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<DealView> | null }): Promise<void> {
    return this.units.run(async () => {
      const deal = await this.deals.find(actor.orgId, input.id);
      if (!deal?.isLive) throw dealNotFound();
      input.precondition?.(await this.views.of(deal));
      await this.book.delete(actor, deal);
    });
  }
}
