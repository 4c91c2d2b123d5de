import { millisecondsOf, type Timestamp } from '../kernel/timestamp.js';
import { type CustomValues, type PublishedCustomValues, publishCustomValuesInMilliseconds } from './custom-values.js';
import type { DealFields } from './deal-fields.js';

/** A contact that takes part in a deal beside the primary one. */
export interface DealParticipant {
  readonly id: string;
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly email: string | null;
  readonly version: number;
}

/** What a deal shows of other records. */
export interface DealNames {
  /** The stage's label. */
  readonly stageName: string;
  /** In the order in which the deal has them. */
  readonly additionalContacts: readonly DealParticipant[];
  /** Moves with every change of a stage's label. */
  readonly pipelineVersion: number;
}

/** A deal to read, in the domain's words. */
export interface DealView extends DealFields, DealNames {
  readonly id: string;
  /** Moves with every change of the deal itself, not of what it shows of other records. */
  readonly version: number;
  readonly pipelineId: string;
  readonly stageId: string;
  readonly accountId: string | null;
  /** The primary contact. */
  readonly contactId: string | null;
  readonly custom: CustomValues;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A deal as `/v1` and the events `opportunity.*` show it (octolane.md, Opportunities). Dates are Unix milliseconds. */
export interface OpportunityRecord {
  readonly id: string;
  readonly name: string;
  readonly pipeline_id: string;
  readonly stage_id: string;
  readonly stage_name: string;
  readonly account_id: string | null;
  readonly contact_id: string | null;
  readonly additional_contacts: readonly {
    readonly contact_id: string;
    readonly contact_first_name: string | null;
    readonly contact_last_name: string | null;
    readonly contact_email: string | null;
  }[];
  readonly custom_fields: PublishedCustomValues;
  readonly deal_size: number | null;
  readonly close_date: number | null;
  readonly next_action_date: number | null;
  readonly next_steps: string | null;
  readonly owner_id: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

const date = (moment: Timestamp | null): number | null => (moment === null ? null : millisecondsOf(moment));

/** The one place that makes the published record: answers and events cannot differ. */
export function publishOpportunity(deal: DealView): OpportunityRecord {
  return {
    id: deal.id,
    name: deal.name,
    pipeline_id: deal.pipelineId,
    stage_id: deal.stageId,
    stage_name: deal.stageName,
    account_id: deal.accountId,
    contact_id: deal.contactId,
    additional_contacts: deal.additionalContacts.map(({ id, firstName, lastName, email }) => ({ contact_id: id, contact_first_name: firstName, contact_last_name: lastName, contact_email: email })),
    custom_fields: publishCustomValuesInMilliseconds(deal.custom),
    deal_size: deal.value,
    close_date: date(deal.closeDate),
    next_action_date: date(deal.nextActionDate),
    next_steps: deal.nextSteps,
    owner_id: deal.ownerId,
    created_at: millisecondsOf(deal.createdAt),
    updated_at: millisecondsOf(deal.updatedAt),
  };
}
