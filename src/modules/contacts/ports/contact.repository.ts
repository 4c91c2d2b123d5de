import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Contact } from '../domain/contact.js';

/** Contacts to change. Everything here happens in the unit of work that is open. */
export abstract class ContactRepository {
  /** The contact, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Contact | null>;
  /** Writes what has become of the contact, with its events, when the unit ends. */
  abstract save(actor: Actor, contact: Contact): void;
  /** Lets the unit hold only if nobody else changes the contact meanwhile, also where the unit itself leaves it as it is. */
  abstract confirm(contact: Contact): void;
}
