import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { ContactDeals, type DealChange, type DealContact, type DealProjection } from '../../contacts/contacts.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { headlineOf } from '../domain/deal.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';

/**
 * Deals follow their contacts: a change of a contact's stage and value moves, opens, re-values or archives deals in the
 * same unit, and the contact shows its headline deal.
 */
@Injectable()
export class SettleContactDeals extends ContactDeals {
  constructor(
    private readonly book: DealBook,
    private readonly deals: DealRepository,
    private readonly pipelines: PipelinesApi,
  ) {
    super();
  }

  /** Throws `stage_unknown` if the pipeline is locked. */
  override async settle(actor: Actor, contact: DealContact, { stage, value }: DealChange): Promise<DealProjection> {
    const live = contact.isNew ? [] : await this.deals.liveOf(actor.orgId, contact.id);
    const headline = headlineOf(live);
    const dealValue = value === undefined ? contact.dealValue : value;
    if (headline && value !== undefined) this.book.revalue(headline, value);
    if (stage === null) {
      for (const deal of live) this.book.archive(deal);
      return { dealStage: null, dealValue };
    }
    // Without a stage, the value belongs to the contact until a deal takes it over.
    if (stage === undefined) return { dealStage: contact.dealStage, dealValue };
    const target = await this.pipelines.resolveStage(actor, stage, headline?.state.pipelineId ?? null);
    if (headline) this.book.move(headline, target);
    else this.book.open(actor, { name: contact.company ?? contact.fullName ?? '', stage: target, contactId: contact.id, value: dealValue });
    return { dealStage: target.key, dealValue };
  }
}
