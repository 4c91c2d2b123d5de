import type { AskedStages } from '../../../contracts/asked-stages.js';
import { CONTACT_FIELDS, type ContactFields } from '../../../contracts/contact-fields.js';
import type { ContactProfile, ContactRecord, ContactSource } from '../../../contracts/contact-record.js';
import { fieldNames, sortableFields } from '../../../kernel/fields.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { RenderedJson, RenderedRecord } from '../../../kernel/rendered-json.js';
import type { SearchRequest } from '../../../kernel/search.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { ContactFilterField, ContactOrder } from './contact.search.js';

/** The fields that lists of contacts can be sorted by. */
export const CONTACT_SORT_FIELDS = ['createdAt', 'updatedAt', ...sortableFields(CONTACT_FIELDS)] as const;

export type ContactSortField = (typeof CONTACT_SORT_FIELDS)[number];

/** The fields that `has` and `missing` can name: those that may be null, and the tags. */
export type OptionalField = keyof ContactFields | 'accountId';

/** Lists come last. */
export const OPTIONAL_FIELDS: readonly OptionalField[] = [...fieldNames(CONTACT_FIELDS).filter((name) => !isList(name)), 'accountId', ...fieldNames(CONTACT_FIELDS).filter(isList)];

function isList(name: keyof ContactFields): boolean {
  return CONTACT_FIELDS[name].kind === 'texts';
}

/** All conditions must hold; null is no condition. */
export interface ContactFilter {
  /** Exactly this label. */
  readonly label: string | null;
  /** In any of these. */
  readonly stages: AskedStages | null;
  /** Occurs in the name or the company, folded. */
  readonly text: string | null;
  /** The email has the identity of this one. */
  readonly email: string | null;
  /** The phone contains these digits, which are at least four. */
  readonly phone: string | null;
  /** Exactly this company, folded. */
  readonly company: string | null;
  /** It has all of these tags. */
  readonly tags: readonly string[] | null;
  readonly source: ContactSource | null;
  readonly ownerId: string | null;
  /** One of these; unknown ids are ignored. */
  readonly ids: readonly string[] | null;
  /** None of these fields is null or empty. */
  readonly has: readonly OptionalField[] | null;
  /** All of these fields are null or empty. */
  readonly missing: readonly OptionalField[] | null;
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
  /** How many contacts this user owns, counted up to `atMost`. */
  abstract countOwned(orgId: OrgId, ownerId: string, atMost: number): Promise<number>;
  /** How many contacts have a value of the custom field. */
  abstract countWithValue(orgId: OrgId, propertyName: string): Promise<number>;
  /** The contact as it is published, or null if the organization has no contact with this id. */
  abstract find(orgId: OrgId, id: string): Promise<RenderedRecord<ContactRecord> | null>;
  /** The contact with all its fields, likewise. */
  abstract findProfile(orgId: OrgId, id: string): Promise<ContactProfile | null>;
  /**
   * One page of contacts as they are published. Throws `invalid` on `cursor` if it is not one of this list, and with the code `too_broad` on the parameter
   * to narrow if the list cannot be answered in time.
   */
  abstract list(orgId: OrgId, request: ContactListRequest): Promise<Page<RenderedJson<ContactRecord>>>;
  /**
   * One page of a search. Throws `invalid` on `cursor` if it is not one of this search, and with the code `too_broad` on
   * what to narrow if it cannot be answered in time.
   */
  abstract search(orgId: OrgId, request: SearchRequest<ContactFilterField, ContactOrder>): Promise<Page<ContactProfile>>;
}
