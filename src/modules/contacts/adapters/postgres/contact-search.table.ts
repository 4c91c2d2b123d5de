import { emailKey } from '../../../../kernel/email.js';
import { digitsOf } from '../../../../kernel/fold.js';
import { FOLDED_SEPARATOR, foldedPart } from '../../../../platform/database/folded-text.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { ContactState } from '../../domain/contact.js';

/**
 * The columns that contacts are searched and sorted by, all computed by the application. One row for each contact, in a
 * table of its own: an UPDATE of a contact's row writes to each of its indexes again, and the trigram index costs four
 * times as much as all others together.
 */
export interface ContactSearchRow {
  org_id: string;
  /** The id of the contact. */
  id: string;
  /**
   * The contact's, which never changes: search results are read in its order, and it decides which of the contacts with
   * one email is the oldest.
   */
  created_at: string;
  /** The identity of the email; null for a contact without one. */
  email_key: string | null;
  /** The name, the company and the email, folded, and the digits of the phone, at the places of `FOLDED_CONTACT`. */
  folded: string;
}

export const contactSearchTable = defineTable<ContactSearchRow>({
  // Its name sorts behind `contacts`, so that a unit locks the contact's row first, as the deletion of a contact does.
  name: 'contacts_search',
  columns: { org_id: 'uuid', id: 'uuid', created_at: 'timestamptz(3)', email_key: { type: 'text', nullable: true }, folded: 'text' },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'id'], table: 'contacts' }],
  // The contact was deleted concurrently.
  violations: { contacts_search_contact_fkey: 'retry' },
});

export function toSearchRow({ orgId, id, createdAt, fullName, company, email, phone }: Pick<ContactState, 'orgId' | 'id' | 'createdAt' | 'fullName' | 'company' | 'email' | 'phone'>): ContactSearchRow {
  return {
    org_id: orgId,
    id,
    created_at: createdAt,
    email_key: email === null ? null : emailKey(email),
    folded: [foldedPart(fullName), foldedPart(company), foldedPart(email), phone === null ? '' : digitsOf(phone)].join(FOLDED_SEPARATOR),
  };
}
