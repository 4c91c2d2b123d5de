import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { ContactHook, DealContact, DealProjection, DealWish } from '../../contacts/contacts.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { Deal, headlineOf } from '../domain/deal.js';
import { DealRepository } from '../ports/deal.repository.js';

/**
 * Deals follow their contacts: what a client says of a contact's stage and value moves, opens, re-values or archives
 * deals in the same unit, and the contact shows its headline deal.
 */
@Injectable()
export class FollowContact implements ContactHook {
  constructor(
    private readonly deals: DealRepository,
    private readonly pipelines: PipelinesApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `stage_unknown` if the pipeline is locked. */
  async dealWished(actor: Actor, contact: DealContact, { stage, value }: DealWish): Promise<DealProjection> {
    const now = this.clock.now();
    const live = contact.isNew ? [] : await this.deals.liveOf(actor.orgId, contact.id);
    const headline = headlineOf(live);
    const wanted = value === undefined ? contact.dealValue : value;
    if (stage === null) {
      for (const deal of live) {
        if (value !== undefined && deal === headline) deal.revalue(value, now);
        deal.archive(now);
        this.deals.save(deal);
      }
      return { dealStage: null, dealValue: wanted };
    }
    // Without a stage, a value is the contact's own until there is a deal that takes it over.
    if (stage === undefined && !headline) return { dealStage: contact.dealStage, dealValue: wanted };
    const target = stage === undefined ? null : await this.pipelines.resolveStage(actor.orgId, stage, headline?.state.pipelineId ?? null);
    if (headline) {
      if (target) headline.moveTo(target, now);
      if (value !== undefined) headline.revalue(value, now);
      this.deals.save(headline);
    } else if (target) {
      const name = contact.company ?? contact.fullName ?? '';
      this.deals.save(Deal.open(actor.orgId, { name, stage: target, contactId: contact.id, value: wanted }, now));
    }
    return { dealStage: target?.key ?? contact.dealStage, dealValue: wanted };
  }

  async deleting(actor: Actor, contactId: string): Promise<void> {
    const deals = await this.deals.ofContact(actor.orgId, contactId);
    const now = this.clock.now();
    for (const deal of deals) {
      deal.release(now);
      this.deals.save(deal);
    }
  }
}
