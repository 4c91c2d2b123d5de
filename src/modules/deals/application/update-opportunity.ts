import { Injectable } from '@nestjs/common';
import { changedCustomValues, type CustomChanges, type SentCustomValues } from '../../../contracts/custom-values.js';
import type { DealView } from '../../../contracts/opportunity-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { dealNotFound, nothingToChange } from '../domain/deal.errors.js';
import { dealCustomFields, type DealFields, type DealLinks, type DealState } from '../domain/deal.js';
import type { NamedStage } from '../domain/stage-choice.js';
import { DealRepository } from '../ports/deal.repository.js';
import { DealBook } from './deal-book.js';
import { DealReferences } from './deal-references.js';
import { DealStages } from './deal-stages.js';
import { DealViews } from './deal-views.js';

/** What a client may change of an opportunity. A stage of another pipeline takes it there. */
export interface OpportunityChange extends Partial<DealFields>, Partial<DealLinks>, NamedStage {
  readonly custom?: SentCustomValues;
}

/** Changes the fields that are given: `null` clears, what is absent stays; a list of contacts replaces the one before. */
@Injectable()
export class UpdateOpportunity {
  constructor(
    private readonly units: UnitOfWork,
    private readonly deals: DealRepository,
    private readonly book: DealBook,
    private readonly stages: DealStages,
    private readonly references: DealReferences,
    private readonly views: DealViews,
    private readonly customFields: CustomFieldsApi,
  ) {}

  /**
   * Throws what `precondition` and `change` throw, `deal_no_fields`, `deal_not_found`, `deal_reference_unknown`,
   * `deal_owner_inactive`, `deal_references_differ`, `custom_values_refused`.
   */
  execute(actor: Actor, input: { id: string; change: Change<DealView, OpportunityChange>; precondition: Precondition<DealView> | null }): Promise<DealView> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const deal = await this.deals.find(actor.orgId, input.id);
      const live = deal?.isLive ? deal : null;
      const { stageId, stageName, ownerId, additionalContactIds, custom, ...fields } = input.change.against(live && (await this.views.of(live)), input.precondition);
      if (!live) throw dealNotFound();
      const owner = await this.references.owner(actor.orgId, { ...(ownerId === undefined ? {} : { ownerId }) }, live.state.ownerId);
      await this.references.refuseUnknown(actor.orgId, { ...fields, ...(additionalContactIds ? { additionalContactIds } : {}) });
      const contactId = fields.contactId === undefined ? live.state.contactId : fields.contactId;
      const additional = new Set(additionalContactIds ?? live.state.additionalContactIds);
      if (contactId !== null) additional.delete(contactId);
      const stage = stageId || stageName ? await this.stages.anywhere(actor.orgId, live.state.pipelineId, { stageId: stageId ?? null, stageName: stageName ?? null }) : null;
      const values = custom && (await this.valuesOf(live.state, stage?.pipelineId ?? live.state.pipelineId, custom));
      await this.book.change(actor, live, {
        ...fields,
        ...(values ? { custom: values } : {}),
        ...(owner === undefined ? {} : { ownerId: owner }),
        ...(stage ? { stage } : {}),
        additionalContactIds: [...additional],
      });
      return this.views.of(live);
    });
  }

  /** An opportunity that moves to another pipeline has the values that it keeps there. */
  private async valuesOf({ orgId, pipelineId, custom }: DealState, toPipelineId: string, sent: SentCustomValues): Promise<CustomChanges> {
    const scope = dealCustomFields(toPipelineId);
    const kept = toPipelineId === pipelineId ? custom : changedCustomValues(custom, await this.customFields.moved(orgId, scope, custom));
    return this.customFields.read(orgId, { scope, sent }, kept);
  }
}
