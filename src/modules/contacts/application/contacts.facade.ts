import { Injectable } from '@nestjs/common';
import type { ContactProfileFields } from '../../../contracts/contact-fields.js';
import type { ContactProfile, ContactSource, ContactView } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { ContactsApi, type ContactSeed, ContactsOfDeals, type ResolvedContact } from '../contacts.api.js';
import type { ContactFields } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { CreateContact } from './create-contact.js';
import { ResolveContact } from './resolve-contact.js';

@Injectable()
export class ContactsFacade extends ContactsApi {
  constructor(
    private readonly createContact: CreateContact,
    private readonly resolveContact: ResolveContact,
    private readonly ofDeals: ContactsOfDeals,
    private readonly contacts: ContactRepository,
  ) {
    super();
  }

  override create(actor: Actor, fields: Partial<ContactFields & ContactProfileFields>, source: ContactSource): Promise<ContactView> {
    return this.createContact.execute(actor, { fields, source });
  }

  override resolve(actor: Actor, email: string, seed: ContactSeed): Promise<ResolvedContact> {
    return this.resolveContact.execute(actor, { email, seed });
  }

  override prefetch(orgId: OrgId, emails: readonly string[]): Promise<string[]> {
    return this.resolveContact.prefetch(orgId, emails);
  }

  override async findByEmail(orgId: OrgId, email: string): Promise<ContactProfile | null> {
    return (await this.contacts.findByEmail(orgId, email))?.state ?? null;
  }

  override async prefetchByEmail(orgId: OrgId, emails: readonly string[]): Promise<void> {
    await this.contacts.loadEmails(orgId, emails);
  }

  override findMany(orgId: OrgId, ids: readonly string[]): Promise<(ContactProfile | null)[]> {
    return this.ofDeals.findMany(orgId, ids);
  }
}
