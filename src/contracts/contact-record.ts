import type { Actor } from '../kernel/actor.js';
import { publishFields, type PublishedFields } from '../kernel/fields.js';
import { renderingOf } from '../kernel/rendered-json.js';
import type { Timestamp } from '../kernel/timestamp.js';
import { type CustomValues, type PublishedCustomValues, publishCustomValues } from './custom-values.js';
import { CONTACT_FIELDS, type ContactFields, type ContactProfileFields } from './contact-fields.js';

/** Where a contact came from; set by the server (oratek.md, Contacts). */
export const CONTACT_SOURCES = ['api', 'ui', 'csv_import', 'map_prospecting'] as const;

export type ContactSource = (typeof CONTACT_SOURCES)[number];

/** Where a contact came from that an API makes: what a session makes, through either API, is from the console (oratek.md, Authentication). */
export function sourceOf({ type }: Pick<Actor, 'type'>, source: ContactSource): ContactSource {
  return source === 'api' && type === 'user' ? 'ui' : source;
}

/** A contact to read, in the domain's words. */
export interface ContactView extends ContactFields {
  readonly id: string;
  /** Moves with every published change. */
  readonly version: number;
  readonly source: ContactSource;
  readonly accountId: string | null;
  readonly custom: CustomValues;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A contact to read, with the fields that only some readers need. */
export interface ContactProfile extends ContactView, ContactProfileFields {}

/** A contact as `/api/v1` and every event show it. */
export interface ContactRecord extends PublishedFields<typeof CONTACT_FIELDS> {
  readonly id: string;
  readonly source: ContactSource;
  readonly account_id: string | null;
  readonly custom_fields: PublishedCustomValues;
  readonly created_at: Timestamp;
  readonly updated_at: Timestamp;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishContact(contact: ContactView): ContactRecord {
  // In this order: answers and events are made of it byte for byte.
  return Object.assign(publishFields(CONTACT_FIELDS, contact, { id: contact.id }), {
    source: contact.source,
    account_id: contact.accountId,
    custom_fields: publishCustomValues(contact.custom),
    created_at: contact.createdAt,
    updated_at: contact.updatedAt,
  });
}

/**
 * The form of the published record: it must move whenever the same contact is published differently. Entity tags and stored
 * bodies are of one form. A new one needs an index over the stored bodies of the one before (`RecordBodies`).
 */
export const CONTACT_RECORD_FORM = 2;

/** The published record as text, made once for each view. */
export const renderContact = renderingOf(publishContact);
