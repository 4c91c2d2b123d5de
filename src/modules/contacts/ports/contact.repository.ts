import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Contact } from '../domain/contact.js';

/** Contacts to change. Everything here happens in the unit of work that is open. */
export abstract class ContactRepository {
  /** The contact, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Contact | null>;
  /** The contact that the email stands for, else the oldest that has it, as the unit has them; null if none has. */
  abstract findByEmail(orgId: OrgId, email: string): Promise<Contact | null>;
  /** Makes the email stand for this new contact. The unit runs again if another unit gives it to another contact first. */
  abstract claimEmail(contact: Contact): void;
  /** Writes what has become of the contact, with its events, when the unit ends. */
  abstract save(actor: Actor, contact: Contact): void;
  /** Fails the unit, so that it reruns, if another unit changed the contact, even if this one writes nothing to it. */
  abstract confirm(contact: Contact): void;
}
