import { Injectable } from '@nestjs/common';
import type { ContactProfile } from '../../../contracts/contact-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { ContactHooks } from '../contacts.api.js';
import { contactNotFound } from '../domain/contact.errors.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Deletes a contact permanently, with its timeline; its deals and tasks stay. */
@Injectable()
export class DeleteContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly hooks: ContactHooks,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `contact_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<ContactProfile> | null }): Promise<void> {
    return this.units.run(async () => {
      const contact = await this.contacts.find(actor.orgId, input.id);
      if (!contact || contact.isDeleted) throw contactNotFound();
      input.precondition?.(contact.state);
      await this.hooks.deleting(actor, contact.state.id);
      contact.delete(this.clock.now());
      this.contacts.save(actor, contact);
    });
  }
}
