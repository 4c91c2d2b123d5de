import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Contact } from '../domain/contact.js';

/** Contacts to change. All methods need an open unit of work. */
export abstract class ContactRepository {
  /** The contact, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Contact | null>;
  /** The contacts with these ids, in their order, by one statement; null where there is none. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(Contact | null)[]>;
  /** Contacts of the account, as the unit has them, in no order: all of them, or at most so many that are stored. */
  abstract ofAccount(orgId: OrgId, accountId: string, atMost: number): Promise<Contact[]>;
  /** Contacts with a value of the custom field, as the unit has them: all of them, or at most so many that are stored. */
  abstract withValue(orgId: OrgId, propertyName: string, atMost: number): Promise<Contact[]>;
  /** At most so many contacts of this owner, as the unit has them. */
  abstract ofOwner(orgId: OrgId, ownerId: string, atMost: number): Promise<Contact[]>;
  /**
   * The contact that the email identifies, else the oldest that has it, as the unit has them; null if there is none.
   */
  abstract findByEmail(orgId: OrgId, email: string): Promise<Contact | null>;
  /** Loads what `findByEmail` needs for all of these emails at once, and gives the contacts that it finds. */
  abstract loadEmails(orgId: OrgId, emails: readonly string[]): Promise<Contact[]>;
  /**
   * Makes the contact's email identify it, unless it identifies another contact that keeps it. The unit reruns if
   * another unit gives the email to another contact first.
   */
  abstract claimEmail(contact: Contact): Promise<void>;
  /** Stages the contact with its events. */
  abstract save(actor: Actor, contact: Contact): void;
  /** Fails the unit, so that it reruns, if another unit changed the contact, even if this one writes nothing to it. */
  abstract confirm(contact: Contact): void;
}
