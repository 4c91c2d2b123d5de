import { Injectable } from '@nestjs/common';
import type { ContactView, ContactSource } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { ContactsApi } from '../contacts.api.js';
import type { ContactFields } from '../domain/contact.js';
import { CreateContact } from './create-contact.js';

@Injectable()
export class ContactsFacade extends ContactsApi {
  constructor(private readonly createContact: CreateContact) {
    super();
  }

  override create(actor: Actor, fields: Partial<ContactFields>, source: ContactSource): Promise<ContactView> {
    return this.createContact.execute(actor, { fields, source });
  }
}
