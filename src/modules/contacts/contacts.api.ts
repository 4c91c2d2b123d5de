import type { ContactView, ContactSource } from '../../contracts/contact-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { ContactFields } from './domain/contact.js';

/** What other modules may ask of contacts. */
export abstract class ContactsApi {
  /** Creates a contact in the unit of work that is open, or in one of its own. Throws `contact_unnamed`, `stage_unknown`. */
  abstract create(actor: Actor, fields: Partial<ContactFields>, source: ContactSource): Promise<ContactView>;
}

/** What a client wants of the deal that a contact stands for; what is absent stays. */
export interface DealWish {
  /** A stage as the client calls it; null takes the contact out of every deal. */
  readonly stage?: string | null;
  readonly value?: number | null;
}

/** What a contact shows of its headline deal. */
export interface DealProjection {
  /** The stage's key. */
  readonly dealStage: string | null;
  readonly dealValue: number | null;
}

/** A contact whose deal is wished for. */
export interface DealContact extends DealProjection {
  readonly id: string;
  readonly fullName: string | null;
  readonly company: string | null;
  /** Whether it is made in this very unit, and so has no deal yet. */
  readonly isNew: boolean;
}

/** What another module does inside the unit of work that changes a contact. */
export interface ContactHook {
  /** Does as is wished and answers what the contact is to show. Throws `stage_unknown`. */
  dealWished?(actor: Actor, contact: DealContact, wish: DealWish): Promise<DealProjection>;
  /** Lets go of a contact that is being deleted. */
  deleting?(actor: Actor, contactId: string): void | Promise<void>;
}

/** Where modules that depend on contacts say what they do along with them: contacts cannot know those modules. */
export class ContactHooks {
  private readonly hooks: ContactHook[] = [];

  /** Once for each module, when the application starts. */
  register(hook: ContactHook): void {
    this.hooks.push(hook);
  }

  async dealWished(actor: Actor, contact: DealContact, wish: DealWish): Promise<DealProjection> {
    let projection: DealProjection = { dealStage: contact.dealStage, dealValue: contact.dealValue };
    for (const hook of this.hooks) {
      if (hook.dealWished) projection = await hook.dealWished(actor, { ...contact, ...projection }, wish);
    }
    return projection;
  }

  async deleting(actor: Actor, contactId: string): Promise<void> {
    for (const hook of this.hooks) await hook.deleting?.(actor, contactId);
  }
}
