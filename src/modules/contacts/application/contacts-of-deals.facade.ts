import { Injectable } from '@nestjs/common';
import type { ContactProfile } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import { Clock } from '../../../kernel/clock.js';
import { ContactsOfDeals, type DealProjection } from '../contacts.api.js';
import { contactNotFound } from '../domain/contact.errors.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Depends on no use case that needs `ContactDeals`: the module behind that one calls this. */
@Injectable()
export class ContactsOfDealsFacade extends ContactsOfDeals {
  constructor(
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async findMany(orgId: OrgId, ids: readonly string[]): Promise<(ContactProfile | null)[]> {
    const contacts = await this.contacts.findMany(orgId, ids);
    return contacts.map((contact) => (contact && !contact.isDeleted ? contact.state : null));
  }

  override async show(actor: Actor, contactId: string, { dealStage, dealValue }: Pick<DealProjection, 'dealStage'> & Partial<DealProjection>): Promise<void> {
    const contact = await this.contacts.find(actor.orgId, contactId);
    if (!contact || contact.isDeleted) throw contactNotFound();
    contact.change({ dealStage, ...(dealValue === undefined ? {} : { dealValue }) }, this.clock.now());
    // Two concurrent units that change different deals of the contact would each set a headline without the other's
    // change.
    this.contacts.confirm(contact);
    this.contacts.save(actor, contact);
  }
}
