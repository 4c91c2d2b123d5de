import { Injectable } from '@nestjs/common';
import type { ContactProfileFields } from '../../../contracts/contact-fields.js';
import { type ContactView, type ContactSource, sourceOf } from '../../../contracts/contact-record.js';
import type { SentCustomValues } from '../../../contracts/custom-values.js';
import { type Actor, makerOf } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import { UsersApi } from '../../users/users.api.js';
import { ContactDeals } from '../contacts.api.js';
import { Contact, CONTACT_CUSTOM_FIELDS, type ContactFields } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { dealChange } from './deal-change.js';

/** A contact to create. */
export interface ContactToCreate {
  readonly fields: Partial<ContactFields & ContactProfileFields>;
  readonly custom?: SentCustomValues;
  readonly source: ContactSource;
}

/** Creates a contact. An email may repeat (oratek.md, Contacts). */
@Injectable()
export class CreateContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly deals: ContactDeals,
    private readonly customFields: CustomFieldsApi,
    private readonly users: UsersApi,
    private readonly clock: Clock,
  ) {}

  /** Throws `contact_unnamed`, `owner_unknown`, `owner_inactive`, `stage_unknown`, `custom_values_refused`. */
  execute(actor: Actor, input: ContactToCreate): Promise<ContactView> {
    return this.units.run(async () => {
      const custom = input.custom && (await this.customFields.read(actor.orgId, { scope: CONTACT_CUSTOM_FIELDS, sent: input.custom }));
      const { dealStage, ...sent } = input.fields;
      const fields = sent.ownerId === undefined ? { ...sent, ownerId: makerOf(actor) } : sent;
      const contact = Contact.create(actor.orgId, { ...fields, ...(custom ? { custom } : {}) }, sourceOf(actor, input.source), this.clock.now());
      await this.users.requireOwner(actor.orgId, sent.ownerId);
      this.contacts.save(actor, contact);
      const change = dealChange(dealStage, fields.dealValue);
      if (change) await this.deals.settle(actor, contact.state, change);
      return contact.state;
    });
  }
}
