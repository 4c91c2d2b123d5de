import type { ContactRecord } from '../../../contracts/contact-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** By what a list of contacts can be sorted. */
export const CONTACT_SORT_FIELDS = ['created_at', 'updated_at', 'full_name', 'company', 'deal_value'] as const;

export type ContactSortField = (typeof CONTACT_SORT_FIELDS)[number];

/** All conditions hold together. */
export interface ContactFilter {
  /** Exactly this label. */
  readonly label: string | null;
  /** Any of these stages' keys; null for all. */
  readonly stages: readonly string[] | null;
  /** Occurs in the name or the company, without regard to case. */
  readonly text: string | null;
  /** Changed at this moment or later. */
  readonly updatedSince: Timestamp | null;
}

export interface ContactListRequest {
  readonly filter: ContactFilter;
  readonly sort: { readonly field: ContactSortField; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
  /** `nextCursor` of the page before; only for the same filter and sort. */
  readonly cursor: string | null;
  readonly withTotal: boolean;
}

/** Contacts to read. */
export abstract class ContactQueries {
  /** The published record, or null if the organization has no contact with this id. */
  abstract find(orgId: OrgId, id: string): Promise<ContactRecord | null>;
  /** One page. Throws `invalid` on `cursor` if it is not one of this list. */
  abstract list(orgId: OrgId, request: ContactListRequest): Promise<Page<ContactRecord>>;
}
