import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { OwnedRecords } from '../../users/users.api.js';
import { ContactQueries } from '../ports/contact.queries.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Contacts of a user who leaves get another owner, or none. */
@Injectable()
export class PassOnContacts implements OwnedRecords {
  readonly kind = 'contacts';

  constructor(
    private readonly queries: ContactQueries,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  count(orgId: OrgId, ownerId: string, atMost: number): Promise<number> {
    return this.queries.countOwned(orgId, ownerId, atMost);
  }

  async passOn(actor: Actor, from: string, to: string | null, atMost: number): Promise<number> {
    const contacts = await this.contacts.ofOwner(actor.orgId, from, atMost);
    const now = this.clock.now();
    for (const contact of contacts) {
      contact.change({ ownerId: to }, now);
      this.contacts.save(actor, contact);
    }
    return contacts.length;
  }
}
