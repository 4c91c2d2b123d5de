import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';

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
  /** Any of these stages' keys; null for all. */
  readonly stages: readonly string[] | null;
  readonly label: string | null;
  /** Contained in the name or the company, without regard to case or accents; null for all. */
  readonly text: string | null;
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** Deals to read. */
export abstract class DealQueries {
  /** One page, the most valuable first, those without a value last. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, request: DealListRequest): Promise<Page<ContactDealView>>;
}
