import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { DealProjection } from '../contacts.api.js';
import { contactNotFound } from '../domain/contact.errors.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Sets the stage and the value of a contact to those of its headline deal. */
@Injectable()
export class ShowDeal {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `contact_not_found`. */
  execute(actor: Actor, input: { id: string; headline: DealProjection }): Promise<void> {
    return this.units.run(async () => {
      const contact = await this.contacts.find(actor.orgId, input.id);
      if (!contact || contact.isDeleted) throw contactNotFound();
      const { dealStage, dealValue } = input.headline;
      contact.change({ dealStage, dealValue }, this.clock.now());
      // Two concurrent units that change different deals of the contact would each set a headline without the other's
      // change.
      this.contacts.confirm(contact);
      this.contacts.save(actor, contact);
    });
  }
}
