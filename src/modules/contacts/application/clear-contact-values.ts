import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { ValuedField, ValuedRecords } from '../../custom-fields/custom-fields.api.js';
import { CONTACT_CUSTOM_FIELDS } from '../domain/contact.js';
import { ContactQueries } from '../ports/contact.queries.js';
import { ContactRepository } from '../ports/contact.repository.js';

/** Contacts lose their values of a custom field that is deleted. */
@Injectable()
export class ClearContactValues implements ValuedRecords {
  readonly object = CONTACT_CUSTOM_FIELDS.object;

  constructor(
    private readonly queries: ContactQueries,
    private readonly contacts: ContactRepository,
    private readonly clock: Clock,
  ) {}

  count({ orgId, propertyName }: ValuedField): Promise<number> {
    return this.queries.countWithValue(orgId, propertyName);
  }

  async clear(actor: Actor, { propertyName }: ValuedField, atMost: number): Promise<number> {
    const now = this.clock.now();
    const contacts = await this.contacts.withValue(actor.orgId, propertyName, atMost);
    for (const contact of contacts) {
      contact.change({ custom: { [propertyName]: null } }, now);
      this.contacts.save(actor, contact);
    }
    return contacts.length;
  }
}
