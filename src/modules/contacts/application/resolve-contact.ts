import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { ContactSeed, ResolvedContact } from '../contacts.api.js';
import { Contact } from '../domain/contact.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Finds the contact that an email identifies, or creates it. */
@Injectable()
export class ResolveContact {
  constructor(
    private readonly units: UnitOfWork,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: { email: string; seed: ContactSeed }): Promise<ResolvedContact> {
    return this.units.run(async () => {
      const { email, seed } = input;
      const found = await this.contacts.findByEmail(actor.orgId, email);
      const contact = found ?? Contact.identifiedBy(email, actor.orgId, seed.fields, seed.source, this.clock.now());
      this.contacts.save(actor, contact);
      await this.contacts.claimEmail(contact);
      return { contact: contact.state, created: found === null };
    });
  }
}
