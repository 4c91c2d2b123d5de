import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { ContactsOfDeals } from '../../contacts/contacts.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { Deal, type DealChanges, type DealStage, headlineOf, type NewDeal } from '../domain/deal.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealViews } from './deal-views.js';

/**
 * The only way to change deals, in the open unit of work. Each change ends with what the contacts concerned show of
 * their headline deals.
 */
@Injectable()
export class DealBook {
  constructor(
    private readonly deals: DealRepository,
    private readonly pipelines: PipelinesApi,
    private readonly contacts: ContactsOfDeals,
    private readonly views: DealViews,
    private readonly clock: Clock,
  ) {}

  async open(actor: Actor, input: NewDeal): Promise<Deal> {
    const deal = Deal.open(actor.orgId, input, this.clock.now());
    await this.save(actor, deal);
    await this.showHeadline(actor, deal.state.contactId);
    return deal;
  }

  /** A deal that gets another primary contact changes what both contacts show. */
  async change(actor: Actor, deal: Deal, changes: DealChanges): Promise<void> {
    const { contactId } = deal.state;
    deal.change(changes, this.clock.now());
    await this.save(actor, deal);
    if (changes.stage === undefined && changes.value === undefined && changes.contactId === undefined) return;
    await this.showHeadline(actor, deal.state.contactId);
    if (contactId !== deal.state.contactId) await this.showHeadline(actor, contactId);
  }

  /** Moves many deals to a stage. What it needs of their contacts is read by a fixed number of statements. */
  async moveAll(actor: Actor, deals: readonly Deal[], stage: DealStage): Promise<void> {
    const contactIds = [...new Set(deals.flatMap(({ state }) => state.contactId ?? []))];
    await this.contacts.findMany(actor.orgId, [...new Set([...contactIds, ...deals.flatMap(({ state }) => state.additionalContactIds)])]);
    await this.deals.prefetchLive(actor.orgId, contactIds);
    for (const deal of deals) await this.change(actor, deal, { stage });
  }

  /** Archives all live deals of the contact, which keeps their value for the next one (domain.md, The deal and the contact). */
  async archiveAll(actor: Actor, contactId: string): Promise<void> {
    const live = await this.deals.liveOf(actor.orgId, contactId);
    const now = this.clock.now();
    for (const deal of live) {
      deal.archive(now);
      await this.save(actor, deal);
    }
    await this.contacts.show(actor, contactId, { dealStage: null });
  }

  /** Deletes the deal permanently; the contact's next one becomes its headline. */
  async delete(actor: Actor, deal: Deal): Promise<void> {
    deal.delete(this.clock.now());
    await this.save(actor, deal);
    await this.showHeadline(actor, deal.state.contactId);
  }

  /** Takes a contact that is being deleted out of all its deals, archived ones included. */
  async releaseContact(actor: Actor, contactId: string): Promise<void> {
    const now = this.clock.now();
    for (const deal of await this.deals.involving(actor.orgId, contactId)) {
      const { contactId: primary, additionalContactIds } = deal.state;
      deal.change({ contactId: primary === contactId ? null : primary, additionalContactIds: additionalContactIds.filter((id) => id !== contactId) }, now);
      await this.save(actor, deal);
    }
  }

  /** Takes an account that is being deleted from all its deals, archived ones included. */
  async releaseAccount(actor: Actor, accountId: string): Promise<void> {
    const now = this.clock.now();
    for (const deal of await this.deals.ofAccount(actor.orgId, accountId)) {
      deal.change({ accountId: null }, now);
      await this.save(actor, deal);
    }
  }

  private async save(actor: Actor, deal: Deal): Promise<void> {
    this.deals.save(actor, deal, deal.hasEvents ? await this.views.of(deal) : null);
  }

  private async showHeadline(actor: Actor, contactId: string | null): Promise<void> {
    if (contactId === null) return;
    const headline = headlineOf(await this.deals.liveOf(actor.orgId, contactId));
    if (!headline) return this.contacts.show(actor, contactId, { dealStage: null, dealValue: null });
    const { stage } = await this.pipelines.stage(actor.orgId, headline.state.stageId);
    await this.contacts.show(actor, contactId, { dealStage: stage.key, dealValue: headline.state.value });
  }
}
