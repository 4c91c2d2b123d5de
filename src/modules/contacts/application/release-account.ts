import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { type AccountHook, MAX_RELEASED } from '../../accounts/accounts.api.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Contacts stay without an account when their account is deleted. */
@Injectable()
export class ReleaseAccount implements AccountHook {
  readonly id = 'contacts';

  constructor(
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  async deleting(actor: Actor, accountId: string): Promise<boolean> {
    const contacts = await this.contacts.ofAccount(actor.orgId, accountId, MAX_RELEASED);
    const now = this.clock.now();
    for (const contact of contacts) {
      contact.change({ accountId: null }, now);
      this.contacts.save(actor, contact);
    }
    return contacts.length < MAX_RELEASED;
  }
}
