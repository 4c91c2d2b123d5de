import { Injectable } from '@nestjs/common';
import type { ContactRecord, ContactSource } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { Contact, type ContactFields } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Creates a contact. An email may repeat (oratek.md, Contacts). */
@Injectable()
export class CreateContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `contact_unnamed`. */
  execute(actor: Actor, input: { fields: Partial<ContactFields>; source: ContactSource }): Promise<ContactRecord> {
    return this.units.run(() => {
      const contact = Contact.create(actor.orgId, input.fields, input.source, this.clock.now());
      this.contacts.save(actor, contact);
      return Promise.resolve(contact.publish());
    });
  }
}
