import { Injectable } from '@nestjs/common';
import type { ContactProfile, ContactSource, ContactView } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { ContactsApi, type ContactSeed, type DealProjection, type ResolvedContact } from '../contacts.api.js';
import type { ContactFields } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { CreateContact } from './create-contact.js';
import { ResolveContact } from './resolve-contact.js';
import { ShowDeal } from './show-deal.js';

@Injectable()
export class ContactsFacade extends ContactsApi {
  constructor(
    private readonly createContact: CreateContact,
    private readonly resolveContact: ResolveContact,
    private readonly show: ShowDeal,
    private readonly contacts: ContactRepository,
  ) {
    super();
  }

  override create(actor: Actor, fields: Partial<ContactFields>, source: ContactSource): Promise<ContactView> {
    return this.createContact.execute(actor, { fields, source });
  }

  override resolve(actor: Actor, email: string, seed: ContactSeed): Promise<ResolvedContact> {
    return this.resolveContact.execute(actor, { email, seed });
  }

  override async findMany(orgId: OrgId, ids: readonly string[]): Promise<(ContactProfile | null)[]> {
    const contacts = await this.contacts.findMany(orgId, ids);
    return contacts.map((contact) => (contact && !contact.isDeleted ? contact.state : null));
  }

  override showDeal(actor: Actor, contactId: string, headline: DealProjection): Promise<void> {
    return this.show.execute(actor, { id: contactId, headline });
  }
}
