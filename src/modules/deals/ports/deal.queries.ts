import type { AskedStages } from '../../../contracts/asked-stages.js';
import type { DealView } from '../../../contracts/opportunity-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { SearchRequest } from '../../../kernel/search.js';
import type { DealFilterField, DealOrder, DealScope } from './deal.search.js';

/** A contact's deal; `id` is the contact's (oratek.md, Deals). */
export interface ContactDealView {
  readonly id: string;
  readonly fullName: string | null;
  readonly company: string | null;
  /** The stage's key. */
  readonly dealStage: string;
  readonly dealValue: number | null;
  readonly label: string | null;
}

export interface DealListRequest {
  /** In any of these; null for all. */
  readonly stages: AskedStages | null;
  readonly label: string | null;
  /** The contact's. */
  readonly ownerId: string | null;
  /** Contained in the name or the company, without regard to case or accents; null for all. */
  readonly text: string | null;
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** The opportunities of a summary: all of a pipeline, or those that all conditions leave; null is no condition. */
export interface SummaryFilter {
  readonly pipelineId: string;
  readonly stageId: string | null;
  /** Contained in the name, folded. */
  readonly text: string | null;
}

/** What stands in one stage. */
export interface StageSummary {
  readonly stageId: string;
  readonly stageName: string;
  readonly count: number;
  /** The sum of the values; 0 if none has one. */
  readonly value: number;
}

/** Deals to read. */
export abstract class DealQueries {
  /** How many live deals this user owns, counted up to `atMost`. */
  abstract countOwned(orgId: OrgId, ownerId: string, atMost: number): Promise<number>;
  /** How many deals stand in the stage, archived ones included. */
  abstract countInStage(orgId: OrgId, stageId: string): Promise<number>;
  /** How many deals of the pipeline have a value of the custom field, archived ones included. */
  abstract countWithValue(orgId: OrgId, pipelineId: string, propertyName: string): Promise<number>;
  /** The deal, or null if the organization has no live deal with this id. */
  abstract find(orgId: OrgId, id: string): Promise<DealView | null>;
  /** Count and value of the live deals in each stage of the pipeline, in their order, empty stages included; null if there is no such pipeline. */
  abstract summary(orgId: OrgId, filter: SummaryFilter): Promise<StageSummary[] | null>;
  /**
   * One page of a search among the live deals of the scope. Throws `deal_reference_unknown` if there is no such pipeline, or
   * no such stage of it, `invalid` on `cursor` if it is not one of this search, and with the code `too_broad` on what to
   * narrow if it cannot be answered in time.
   */
  abstract search(orgId: OrgId, scope: DealScope, request: SearchRequest<DealFilterField, DealOrder>): Promise<Page<DealView>>;
  /** One page, the most valuable first, those without a value last. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, request: DealListRequest): Promise<Page<ContactDealView>>;
}
