import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { contactNotFound } from '../domain/contact.errors.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Deletes a contact for good, its timeline with it. */
@Injectable()
export class DeleteContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
  ) {}

  /** Throws `contact_not_found`. */
  execute(actor: Actor, input: { id: string }): Promise<void> {
    return this.units.run(async () => {
      const contact = await this.contacts.find(actor.orgId, input.id);
      if (!contact) throw contactNotFound();
      contact.delete();
      this.contacts.save(actor, contact);
    });
  }
}
