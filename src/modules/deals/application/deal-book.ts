import { Injectable } from '@nestjs/common';
import type { CustomChanges } from '../../../contracts/custom-values.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { ContactsOfDeals } from '../../contacts/contacts.api.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { PipelinesApi } from '../../pipelines/pipelines.api.js';
import { Deal, type DealChanges, dealCustomFields, type DealStage, headlineOf, type NewDeal } from '../domain/deal.js';
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
    private readonly customFields: CustomFieldsApi,
    private readonly clock: Clock,
  ) {}

  /** Reads what the headlines of these contacts depend on by one statement, so that a change of their deals needs none for each. */
  prefetchHeadlines(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    return this.deals.loadLive(orgId, contactIds);
  }

  /** The same, with what the events of these deals show of other contacts. */
  async prefetchChanges(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    await this.deals.loadLive(orgId, contactIds);
    await this.prefetchShown(orgId, await Promise.all(contactIds.map((id) => this.deals.liveOf(orgId, id))));
  }

  /** Reads what `releaseContact` needs for all of these contacts, by a fixed number of statements. */
  async prefetchReleases(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    await this.deals.loadInvolving(orgId, contactIds);
    await this.prefetchShown(orgId, await Promise.all(contactIds.map((id) => this.deals.involving(orgId, id))));
  }

  async open(actor: Actor, input: NewDeal): Promise<Deal> {
    const deal = Deal.open(actor.orgId, input, this.clock.now());
    await this.save(actor, deal);
    await this.showHeadline(actor, deal.state.contactId);
    return deal;
  }

  /**
   * A deal that gets another primary contact changes what both contacts show. One that moves to another pipeline keeps the
   * custom values that the fields there accept.
   */
  async change(actor: Actor, deal: Deal, changes: DealChanges): Promise<void> {
    const { contactId } = deal.state;
    deal.change({ ...changes, custom: { ...(await this.lostBy(deal, changes)), ...changes.custom } }, this.clock.now());
    await this.save(actor, deal);
    if (changes.stage === undefined && changes.value === undefined && changes.contactId === undefined) return;
    await this.showHeadline(actor, deal.state.contactId);
    if (contactId !== deal.state.contactId) await this.showHeadline(actor, contactId);
  }

  /** Moves many deals to a stage. What it needs of their contacts is read by a fixed number of statements. */
  async moveAll(actor: Actor, deals: readonly Deal[], stage: DealStage): Promise<void> {
    const contactIds = [...new Set(deals.flatMap(({ state }) => state.contactId ?? []))];
    await this.contacts.findMany(actor.orgId, [...new Set([...contactIds, ...deals.flatMap(({ state }) => state.additionalContactIds)])]);
    await this.deals.loadLive(actor.orgId, contactIds);
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
    const deals = await this.deals.involving(actor.orgId, contactId);
    await this.prefetchNames(actor.orgId, deals);
    for (const deal of deals) {
      const { contactId: primary, additionalContactIds } = deal.state;
      deal.change({ contactId: primary === contactId ? null : primary, additionalContactIds: additionalContactIds.filter((id) => id !== contactId) }, now);
      await this.save(actor, deal);
    }
  }

  /** Takes an account that is being deleted from its deals, archived ones included, at most so many. @returns how many there were */
  async releaseAccount(actor: Actor, accountId: string, atMost: number): Promise<number> {
    const deals = await this.deals.ofAccount(actor.orgId, accountId, atMost);
    const now = this.clock.now();
    await this.prefetchNames(actor.orgId, deals);
    for (const deal of deals) {
      deal.change({ accountId: null }, now);
      await this.save(actor, deal);
    }
    return deals.length;
  }

  /** Clears these deals' value of a custom field, archived ones included. */
  async clearValues(actor: Actor, deals: readonly Deal[], propertyName: string): Promise<void> {
    await this.prefetchNames(actor.orgId, deals);
    for (const deal of deals) await this.change(actor, deal, { custom: { [propertyName]: null } });
  }

  /** Gives these deals to another owner, or to none. */
  async passOn(actor: Actor, deals: readonly Deal[], ownerId: string | null): Promise<void> {
    await this.prefetchNames(actor.orgId, deals);
    for (const deal of deals) await this.change(actor, deal, { ownerId });
  }

  /** Reads the additional contacts, which the events show, by one statement. */
  private async prefetchNames(orgId: OrgId, deals: readonly Deal[]): Promise<void> {
    const ids = new Set(deals.flatMap(({ state }) => state.additionalContactIds));
    if (ids.size > 0) await this.contacts.findMany(orgId, [...ids]);
  }

  private async prefetchShown(orgId: OrgId, deals: readonly Deal[][]): Promise<void> {
    const shown = new Set(deals.flat().flatMap(({ state }) => state.additionalContactIds));
    if (shown.size > 0) await this.contacts.findMany(orgId, [...shown]);
  }

  private async lostBy({ state }: Deal, { stage }: DealChanges): Promise<CustomChanges> {
    return !stage || stage.pipelineId === state.pipelineId ? {} : this.customFields.moved(state.orgId, dealCustomFields(stage.pipelineId), state.custom);
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
