import { Injectable } from '@nestjs/common';
import type { DealView } from '../../../contracts/opportunity-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkChange, type BulkItem, type BulkOutcome, changeInBulk, fieldsOfUpdates, idsIn, inputsOf } from '../../../kernel/bulk.js';
import { Failure } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { type Deal, dealCustomFields } from '../domain/deal.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';
import { DealReferences } from './deal-references.js';
import { DealStages } from './deal-stages.js';
import { DealViews } from './deal-views.js';
import { type OpportunityChange, UpdateOpportunity } from './update-opportunity.js';

type Update = BulkChange<DealView, OpportunityChange>;

/** A deal that is going to change. */
interface Changing {
  readonly deal: Deal;
  readonly change: OpportunityChange;
}

/** Changes many opportunities in one unit, by a fixed number of statements (octolane.md, bulk update). */
@Injectable()
export class UpdateOpportunities {
  constructor(
    private readonly units: UnitOfWork,
    private readonly deals: DealRepository,
    private readonly book: DealBook,
    private readonly stages: DealStages,
    private readonly references: DealReferences,
    private readonly views: DealViews,
    private readonly customFields: CustomFieldsApi,
    private readonly updateOpportunity: UpdateOpportunity,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<Update>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.prefetch(actor.orgId, inputsOf(items));
      return changeInBulk(this.units, items, (input) => this.updateOpportunity.execute(actor, input));
    });
  }

  private async prefetch(orgId: OrgId, updates: readonly Update[]): Promise<void> {
    const live = (await this.deals.findMany(orgId, idsIn(updates, 'update'))).flatMap((deal) => (deal?.isLive ? [deal] : []));
    await this.references.prefetch(orgId, live.map(({ state }) => state));
    const views = new Map<string, DealView>();
    for (const deal of live) views.set(deal.state.id, await this.views.of(deal));
    const byId = new Map(live.map((deal) => [deal.state.id, deal]));
    const changing = updates.flatMap((update): Changing[] => {
      const deal = byId.get(update.id);
      return deal ? fieldsOfUpdates([update], views).map((change) => ({ deal, change })) : [];
    });
    const changes = changing.map(({ change }) => change);
    await this.references.prefetch(orgId, changes);
    await this.references.prefetchOwners(orgId, changes);
    await this.book.prefetchHeadlines(orgId, changing.flatMap(contactsShowing));
    await this.prefetchFields(orgId, changing);
  }

  /** The custom fields of the pipelines in which the opportunities are going to be. */
  private async prefetchFields(orgId: OrgId, changing: readonly Changing[]): Promise<void> {
    const placed: (Changing & { readonly pipelineId: string })[] = [];
    for (const one of changing) placed.push({ ...one, pipelineId: await this.pipelineOf(orgId, one) });
    await this.customFields.prefetchPipelines(orgId, placed.flatMap(({ deal, pipelineId }) => (pipelineId === deal.state.pipelineId ? [] : pipelineId)));
    await this.customFields.prefetch(orgId, placed.flatMap(({ change: { custom }, pipelineId }) => (custom ? { scope: dealCustomFields(pipelineId), sent: custom } : [])));
  }

  /** A stage that is unknown is refused when the turn of its opportunity comes. */
  private async pipelineOf(orgId: OrgId, { deal, change: { stageId = null, stageName = null } }: Changing): Promise<string> {
    const { pipelineId } = deal.state;
    if (stageId === null && stageName === null) return pipelineId;
    try {
      return (await this.stages.anywhere(orgId, pipelineId, { stageId, stageName })).pipelineId;
    } catch (error) {
      if (error instanceof Failure) return pipelineId;
      throw error;
    }
  }
}

/** The contacts that may show another headline deal after the change. */
function contactsShowing({ deal, change: { stageId, stageName, value, contactId } }: Changing): string[] {
  if (stageId === undefined && stageName === undefined && value === undefined && contactId === undefined) return [];
  return [deal.state.contactId, contactId ?? null].filter((id) => id !== null);
}
