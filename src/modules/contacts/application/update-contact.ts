import { Injectable } from '@nestjs/common';
import type { ContactView } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ContactDeals } from '../contacts.api.js';
import { contactNotFound, nothingToChange } from '../domain/contact.errors.js';
import type { ContactFields } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';
import { dealChange } from './deal-change.js';

/** Changes the fields that are given: `null` clears, what is absent stays. */
@Injectable()
export class UpdateContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly deals: ContactDeals,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` and `change` throw, `contact_no_fields`, `contact_not_found`, `contact_unnamed`, `stage_unknown`. */
  execute(actor: Actor, input: { id: string; change: Change<ContactView, Partial<ContactFields>>; precondition: Precondition<ContactView> | null }): Promise<ContactView> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const contact = await this.contacts.find(actor.orgId, input.id);
      const asked = input.change.against(contact?.state ?? null, input.precondition);
      if (!contact) throw contactNotFound();
      const { dealStage, dealValue, ...fields } = asked;
      const now = this.clock.now();
      contact.change(fields, now);
      const change = dealChange(dealStage, dealValue);
      if (change) {
        contact.change(await this.deals.settle(actor, { ...contact.state, isNew: false }, change), now);
        // The deals were read after the contact: check its version at commit, so that the headline fits the deals.
        this.contacts.confirm(contact);
      }
      this.contacts.save(actor, contact);
      return contact.state;
    });
  }
}
