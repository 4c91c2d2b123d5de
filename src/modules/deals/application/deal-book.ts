import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Deal, type DealStage } from '../domain/deal.js';
import { DealRepository } from '../ports/deal.repository.js';

/** A deal to open. */
export interface NewDeal {
  readonly name: string;
  readonly stage: DealStage;
  readonly contactId: string;
  readonly value: number | null;
}

/**
 * The only way to change deals, in the open unit of work. It does not know contacts, which call it through
 * `ContactDeals`: a change from elsewhere must end with `ContactsApi.showDeal`.
 */
@Injectable()
export class DealBook {
  constructor(
    private readonly deals: DealRepository,
    private readonly clock: Clock,
  ) {}

  open(actor: Actor, deal: NewDeal): Deal {
    return this.saved(Deal.open(actor.orgId, deal, this.clock.now()));
  }

  move(deal: Deal, stage: DealStage): void {
    deal.moveTo(stage, this.clock.now());
    this.saved(deal);
  }

  revalue(deal: Deal, value: number | null): void {
    deal.revalue(value, this.clock.now());
    this.saved(deal);
  }

  archive(deal: Deal): void {
    deal.archive(this.clock.now());
    this.saved(deal);
  }

  /** Gives the deal to another primary contact, or to none. */
  reassign(deal: Deal, contactId: string | null): void {
    deal.reassign(contactId, this.clock.now());
    this.saved(deal);
  }

  private saved(deal: Deal): Deal {
    this.deals.save(deal);
    return deal;
  }
}
