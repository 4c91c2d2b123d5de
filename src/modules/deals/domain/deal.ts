import { Aggregate } from '../../../kernel/aggregate.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** The rules of a deal's name: those of a company's or a person's. */
export const DEAL_NAME = { max: 255 } as const;

export interface DealState {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly pipelineId: string;
  readonly stageId: string;
  /** The primary contact. */
  readonly contactId: string | null;
  /** When the contact became its primary contact; null without one. */
  readonly primaryAt: Timestamp | null;
  /** In the organization's currency, at most two decimals. */
  readonly value: number | null;
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

/** A deal, or the prospect of one. */
export class Deal extends Aggregate<DealState> {
  /** A new deal with a primary contact. */
  static open(orgId: OrgId, input: { name: string; stage: DealStage; contactId: string; value: number | null }, now: Timestamp): Deal {
    return new Deal(null, {
      orgId,
      id: newId(),
      version: 1,
      name: input.name,
      pipelineId: input.stage.pipelineId,
      stageId: input.stage.id,
      contactId: input.contactId,
      primaryAt: now,
      value: input.value,
      archivedAt: null,
      createdAt: now,
      updatedAt: now,
    });
  }

  static restore(state: DealState): Deal {
    return new Deal(state, state);
  }

  moveTo(stage: DealStage, now: Timestamp): void {
    this.become({ stageId: stage.id, pipelineId: stage.pipelineId }, now);
  }

  revalue(value: number | null, now: Timestamp): void {
    this.become({ value }, now);
  }

  archive(now: Timestamp): void {
    if (this.state.archivedAt === null) this.become({ archivedAt: now }, now);
  }

  /** Gives it to another primary contact, whose headline it becomes, or to none. */
  reassign(contactId: string | null, now: Timestamp): void {
    if (contactId !== this.state.contactId) this.become({ contactId, primaryAt: contactId === null ? null : now }, now);
  }
}

/** The headline deal: of a contact's unarchived deals, the one that most recently got it as primary contact. */
export function headlineOf(deals: readonly Deal[]): Deal | null {
  const live = deals.filter(({ state }) => state.archivedAt === null && state.primaryAt !== null);
  const rank = ({ state }: Deal): string => `${state.primaryAt ?? ''} ${state.id}`;
  return live.reduce<Deal | null>((headline, deal) => (headline === null || rank(deal) > rank(headline) ? deal : headline), null);
}
