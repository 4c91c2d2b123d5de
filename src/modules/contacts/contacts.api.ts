import type { ContactRecord, ContactSource } from '../../contracts/contact-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { ContactFields } from './domain/contact.js';

/** What other modules may ask of contacts. */
export abstract class ContactsApi {
  /** Creates a contact in the unit of work that is open, or in one of its own. Throws `contact_unnamed`. */
  abstract create(actor: Actor, fields: Partial<ContactFields>, source: ContactSource): Promise<ContactRecord>;
}
