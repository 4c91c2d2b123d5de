import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { CustomFieldsApi } from '../../custom-fields/custom-fields.api.js';
import type { ContactSeed } from '../contacts.api.js';
import { CONTACT_CUSTOM_FIELDS } from '../domain/contact.js';
import { ResolveContact } from './resolve-contact.js';

/** Finds or creates many contacts; items with one email get one contact. */
@Injectable()
export class ResolveContacts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly resolveContact: ResolveContact,
    private readonly customFields: CustomFieldsApi,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<{ readonly email: string; readonly seed: ContactSeed }>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      const inputs = inputsOf(items);
      await this.resolveContact.prefetch(actor.orgId, inputs.map(({ email }) => email));
      await this.customFields.prefetch(actor.orgId, inputs.flatMap(({ seed: { custom } }) => (custom ? { scope: CONTACT_CUSTOM_FIELDS, sent: custom } : [])));
      return inBulk(this.units, items, async (input) => {
        const { contact, created } = await this.resolveContact.execute(actor, input);
        return { id: contact.id, created };
      });
    });
  }
}
