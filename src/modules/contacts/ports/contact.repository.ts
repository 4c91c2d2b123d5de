import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Contact } from '../domain/contact.js';

/** Contacts to change. All methods need an open unit of work. */
export abstract class ContactRepository {
  /** The contact, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Contact | null>;
  /**
   * The contact that the email identifies, else the oldest that has it, as the unit has them; null if there is none.
   */
  abstract findByEmail(orgId: OrgId, email: string): Promise<Contact | null>;
  /** Makes the email identify this new contact. The unit reruns if another unit gives it to another contact first. */
  abstract claimEmail(contact: Contact): void;
  /** Stages the contact with its events. */
  abstract save(actor: Actor, contact: Contact): void;
  /** Fails the unit, so that it reruns, if another unit changed the contact, even if this one writes nothing to it. */
  abstract confirm(contact: Contact): void;
}
