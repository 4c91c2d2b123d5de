import type { ContactProfileFields } from '../../contracts/contact-fields.js';
import type { ContactProfile, ContactSource, ContactView } from '../../contracts/contact-record.js';
import type { SentCustomValues } from '../../contracts/custom-values.js';
import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { ContactFields } from './domain/contact.js';

/** The part of its headline deal that a contact shows. */
export interface DealProjection {
  /** The stage's key. */
  readonly dealStage: string | null;
  readonly dealValue: number | null;
}

/** The first fields of a contact that is created for an email. Without a name it has the local part of the email. */
export interface ContactSeed {
  readonly fields: Partial<Omit<ContactFields, 'email' | keyof DealProjection> & ContactProfileFields>;
  /** Its first custom values. */
  readonly custom?: SentCustomValues;
  readonly source: ContactSource;
  /** The id of the account that the contact joins if it has none; absent: that of the email's domain, if it may have one. */
  readonly joinAccount?: string;
}

/** The contact, and whether this call has created it. */
export interface ResolvedContact {
  readonly contact: ContactProfile;
  readonly created: boolean;
}

/** The interface of contacts for other modules: each method runs in the open unit of work, or in one of its own. */
export abstract class ContactsApi {
  /** Creates a contact. Throws `contact_unnamed`, `owner_unknown`, `owner_inactive`, `stage_unknown`. */
  abstract create(actor: Actor, fields: Partial<ContactFields & ContactProfileFields>, source: ContactSource): Promise<ContactView>;
  /**
   * The contact that the email identifies, or a new one. Several calls with one email return one contact, also in one
   * unit and in concurrent ones. A contact without an account is linked with one; an existing contact otherwise stays
   * as it is.
   */
  abstract resolve(actor: Actor, email: string, seed: ContactSeed): Promise<ResolvedContact>;
  /**
   * Reads what `resolve` needs for all of these emails by a fixed number of statements. Only inside a unit.
   * @returns the ids of the contacts that there are for them
   */
  abstract prefetch(orgId: OrgId, emails: readonly string[]): Promise<string[]>;
  /** The contact that `resolve` would find for the email; null if there is none. Only inside a unit. */
  abstract findByEmail(orgId: OrgId, email: string): Promise<ContactProfile | null>;
  /** Reads what `findByEmail` needs for all of these emails by one statement. Only inside a unit. */
  abstract prefetchByEmail(orgId: OrgId, emails: readonly string[]): Promise<void>;
  /** The contacts with these ids as the unit has them, in their order; null where there is none. One statement. Only inside a unit. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(ContactProfile | null)[]>;
}

/**
 * The interface of contacts for the module that keeps their deals, in the open unit. It is apart from `ContactsApi`, which
 * depends on that module through `ContactDeals`.
 */
export abstract class ContactsOfDeals {
  /** As `ContactsApi.findMany`. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(ContactProfile | null)[]>;
  /**
   * Sets what the contact shows of its headline deal. An absent value stays. Publishes
   * `contact.updated` and `deal.stage_changed` if something changed. The unit reruns if another unit changes the contact,
   * since a headline depends on all of its deals. Throws `contact_not_found`.
   */
  abstract show(actor: Actor, contactId: string, headline: Pick<DealProjection, 'dealStage'> & Partial<DealProjection>): Promise<void>;
}

/** The requested change of a contact's headline deal; absent fields stay. */
export interface DealChange {
  /** A stage as the client names it; null takes the contact out of every deal. */
  readonly stage?: string | null;
  readonly value?: number | null;
}

/** A contact whose deals are to change. */
export type DealContact = Pick<ContactView, 'id' | 'fullName' | 'company' | 'dealValue'>;

/**
 * The interface that contacts require of deals. Bound by the deals module; the application does not start without it.
 */
export abstract class ContactDeals {
  /** Reads what `settle` needs for these contacts, which exist, by a fixed number of statements. Only inside a unit. */
  abstract prefetch(orgId: OrgId, contactIds: readonly string[]): Promise<void>;
  /**
   * Changes the contact's deals as requested, in the open unit, which has saved the contact with the requested value.
   * Ends with `ContactsOfDeals.show` if a deal changed. Throws `stage_unknown`.
   */
  abstract settle(actor: Actor, contact: DealContact, change: DealChange): Promise<void>;
}

/** Another module's part of the unit of work that deletes a contact. */
export interface ContactHook {
  /** The name of the module; hooks run in the order of their ids. */
  readonly id: string;
  /** Reads what `deleting` needs for all of these contacts, by a fixed number of statements; without it, each deletion of a bulk reads by itself. */
  prefetch?(actor: Actor, contactIds: readonly string[]): Promise<void>;
  /** Removes the module's references to the contact. */
  deleting(actor: Actor, contactId: string): void | Promise<void>;
}

/** The registry of modules that refer to contacts: contacts cannot know those modules. */
export class ContactHooks {
  private readonly hooks = new Map<string, ContactHook>();

  /** Called once for each module, when the application starts. */
  register(hook: ContactHook): void {
    if (this.hooks.has(hook.id)) throw new Error(`The contact hook "${hook.id}" is registered already`);
    this.hooks.set(hook.id, hook);
  }

  /** Reads what `deleting` needs for all of these contacts, by a fixed number of statements. Only inside a unit. */
  async prefetch(actor: Actor, contactIds: readonly string[]): Promise<void> {
    for (const hook of this.inOrder()) await hook.prefetch?.(actor, contactIds);
  }

  /** Runs the hooks one after the other, in an order that does not depend on which module started first. */
  async deleting(actor: Actor, contactId: string): Promise<void> {
    for (const hook of this.inOrder()) await hook.deleting(actor, contactId);
  }

  private inOrder(): ContactHook[] {
    return [...this.hooks.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }
}
