import { DEAL_FIELDS, type DealFields } from '../../../contracts/deal-fields.js';
import { type CustomChanges, type CustomValues, changedCustomValues, NO_CUSTOM_VALUES } from '../../../contracts/custom-values.js';
import type { EventContent } from '../../../contracts/events.js';
import { type DealNames, publishOpportunity } from '../../../contracts/opportunity-record.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { initialFields } from '../../../kernel/fields.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

export type { DealFields };

/** Where the custom fields of the deals of a pipeline are defined. */
export function dealCustomFields(pipelineId: string): { readonly object: 'pipeline'; readonly pipelineId: string } {
  return { object: 'pipeline', pipelineId };
}

/** The records that a deal is linked to. */
export interface DealLinks {
  readonly accountId: string | null;
  /** The primary contact. */
  readonly contactId: string | null;
  /** Other contacts, each of them once, in the client's order. */
  readonly additionalContactIds: readonly string[];
}

export interface DealState extends DealFields, DealLinks {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  /** The number of its last event. */
  readonly sequence: number;
  readonly pipelineId: string;
  readonly stageId: string;
  /** When the contact became its primary contact; null without one. */
  readonly primaryAt: Timestamp | null;
  readonly custom: CustomValues;
  /** Archived deals are in no list and are no contact's headline. */
  readonly archivedAt: Timestamp | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** The part of a stage that a deal needs. */
export interface DealStage {
  readonly id: string;
  readonly pipelineId: string;
}

/** A change of a deal; absent values stay. */
export interface DealChanges extends Partial<DealFields>, Partial<DealLinks> {
  readonly stage?: DealStage;
  readonly custom?: CustomChanges;
}

/** A deal to open. */
export interface NewDeal extends Partial<Omit<DealFields, 'name'>>, Partial<DealLinks> {
  readonly name: string;
  readonly stage: DealStage;
  readonly custom?: CustomChanges;
}

/** A deal, or the prospect of one. */
export class Deal extends Aggregate<DealState> {
  static open(orgId: OrgId, { stage, ...given }: NewDeal, now: Timestamp): Deal {
    const { contactId = null, accountId = null, additionalContactIds = [], custom = {}, ...fields } = given;
    return new Deal(null, {
      ...(initialFields(DEAL_FIELDS) as DealFields),
      ...fields,
      orgId,
      id: newId(),
      version: 1,
      sequence: 0,
      pipelineId: stage.pipelineId,
      stageId: stage.id,
      accountId,
      contactId,
      additionalContactIds,
      primaryAt: contactId === null ? null : now,
      custom: changedCustomValues(NO_CUSTOM_VALUES, custom),
      archivedAt: null,
      createdAt: now,
      updatedAt: now,
    });
  }

  static restore(state: DealState): Deal {
    return new Deal(state, state);
  }

  /** Whether it is neither archived nor deleted. */
  get isLive(): boolean {
    return this.state.archivedAt === null && !this.isDeleted;
  }

  /** Whether it was live when it was stored, or is now: other changes of an archived deal are no event. */
  get hasEvents(): boolean {
    return this.isChanged && (this.isLive || this.stored?.archivedAt === null);
  }

  /** Changes the given values and leaves the others. It becomes the headline of a contact that it is given to. */
  change({ stage, contactId, custom = {}, ...values }: DealChanges, now: Timestamp): void {
    const isOther = contactId !== undefined && contactId !== this.state.contactId;
    this.become(
      {
        ...values,
        custom: changedCustomValues(this.state.custom, custom),
        ...(stage ? { stageId: stage.id, pipelineId: stage.pipelineId } : {}),
        ...(isOther ? { contactId, primaryAt: contactId === null ? null : now } : {}),
      },
      now,
    );
  }

  archive(now: Timestamp): void {
    if (this.state.archivedAt === null) this.become({ archivedAt: now }, now);
  }

  /** Deletes it permanently. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  /** The event since it was stored, if there is one. An archived deal has left every list, so its event is the deletion. */
  events(names: DealNames): EventContent[] {
    if (!this.hasEvents) return [];
    const payload = { opportunity: publishOpportunity({ ...this.state, ...names }) };
    if (!this.isLive) return [{ type: 'opportunity.deleted', payload }];
    return [{ type: this.stored ? 'opportunity.updated' : 'opportunity.created', payload }];
  }
}

/** The headline deal: of a contact's unarchived deals, the one that most recently got it as primary contact. */
export function headlineOf(deals: readonly Deal[]): Deal | null {
  const live = deals.filter((deal) => deal.isLive && deal.state.primaryAt !== null);
  const rank = ({ state }: Deal): string => `${state.primaryAt ?? ''} ${state.id}`;
  return live.reduce<Deal | null>((headline, deal) => (headline === null || rank(deal) > rank(headline) ? deal : headline), null);
}
