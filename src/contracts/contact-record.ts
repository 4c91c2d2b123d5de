import type { Timestamp } from '../kernel/timestamp.js';

/** Where a contact came from; set by the server (oratek.md, Contacts). */
export const CONTACT_SOURCES = ['api', 'ui', 'csv_import', 'map_prospecting'] as const;

export type ContactSource = (typeof CONTACT_SOURCES)[number];

/** A contact as `/api/v1` and every event show it. */
export interface ContactRecord {
  readonly id: string;
  readonly full_name: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly location: string | null;
  readonly deal_stage: string | null;
  readonly deal_value: number | null;
  readonly label: string | null;
  readonly tags: readonly string[];
  readonly source: ContactSource;
  readonly account_id: string | null;
  readonly created_at: Timestamp;
  readonly updated_at: Timestamp;
}

/** A contact to read, in the domain's words. */
export interface ContactView {
  readonly id: string;
  /** Moves with every change that shows. */
  readonly version: number;
  readonly fullName: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly location: string | null;
  /** The key of the pipeline stage in which its headline deal stands. */
  readonly dealStage: string | null;
  /** In the organization's currency, at most two decimals. */
  readonly dealValue: number | null;
  readonly label: string | null;
  readonly tags: readonly string[];
  readonly source: ContactSource;
  readonly accountId: string | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishContact(contact: ContactView): ContactRecord {
  return {
    id: contact.id,
    full_name: contact.fullName,
    company: contact.company,
    email: contact.email,
    phone: contact.phone,
    location: contact.location,
    deal_stage: contact.dealStage,
    deal_value: contact.dealValue,
    label: contact.label,
    tags: contact.tags,
    source: contact.source,
    account_id: contact.accountId,
    created_at: contact.createdAt,
    updated_at: contact.updatedAt,
  };
}
