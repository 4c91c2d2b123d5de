import { Injectable } from '@nestjs/common';
import type { ContactProfileFields } from '../../../contracts/contact-fields.js';
import type { ContactView, ContactSource } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { UsersApi } from '../../users/users.api.js';
import { ContactDeals } from '../contacts.api.js';
import { Contact, type ContactFields } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { dealChange } from './deal-change.js';

export interface NewContact {
  readonly fields: Partial<ContactFields & ContactProfileFields>;
  readonly source: ContactSource;
}

/** Creates a contact. An email may repeat (oratek.md, Contacts). */
@Injectable()
export class CreateContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly deals: ContactDeals,
    private readonly users: UsersApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `contact_unnamed`, `owner_unknown`, `stage_unknown`. */
  execute(actor: Actor, input: NewContact): Promise<ContactView> {
    return this.units.run(async () => {
      const { dealStage, ...fields } = input.fields;
      const contact = Contact.create(actor.orgId, fields, input.source, this.clock.now());
      await this.users.requireOwner(actor.orgId, fields.ownerId);
      this.contacts.save(actor, contact);
      const change = dealChange(dealStage, fields.dealValue);
      if (change) await this.deals.settle(actor, contact.state, change);
      return contact.state;
    });
  }
}
