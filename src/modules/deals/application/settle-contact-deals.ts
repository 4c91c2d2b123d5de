import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { ContactDeals, type DealChange, type DealContact } from '../../contacts/contacts.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { headlineOf } from '../domain/deal.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';

/**
 * Deals follow their contacts: a change of a contact's stage and value moves, opens, re-values or archives deals in the
 * same unit.
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

  override prefetch(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    return this.book.prefetchChanges(orgId, contactIds);
  }

  /** Throws `stage_unknown` if the pipeline is locked. */
  override async settle(actor: Actor, contact: DealContact, { stage, value }: DealChange): Promise<void> {
    const headline = headlineOf(await this.deals.liveOf(actor.orgId, contact.id));
    const values = value === undefined ? {} : { value };
    if (stage === undefined || stage === null) {
      // Without a deal, the value belongs to the contact until a deal takes it over.
      if (headline && value !== undefined) await this.book.change(actor, headline, values);
      if (stage === null) await this.book.archiveAll(actor, contact.id);
      return;
    }
    const target = await this.pipelines.resolveStage(actor, stage, headline?.state.pipelineId ?? null);
    if (headline) await this.book.change(actor, headline, { ...values, stage: target });
    else await this.book.open(actor, { name: contact.company ?? contact.fullName ?? '', stage: target, contactId: contact.id, value: contact.dealValue });
  }
}
