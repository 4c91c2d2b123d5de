import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { ContactSeed } from '../contacts.api.js';
import { ResolveContact } from './resolve-contact.js';

/** Finds or creates many contacts; items with one email get one contact. */
@Injectable()
export class ResolveContacts {
  constructor(
    private readonly units: UnitOfWork,
    private readonly resolveContact: ResolveContact,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<{ readonly email: string; readonly seed: ContactSeed }>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.resolveContact.prefetch(actor.orgId, inputsOf(items).map(({ email }) => email));
      return inBulk(this.units, items, async (input) => {
        const { contact, created } = await this.resolveContact.execute(actor, input);
        return { id: contact.id, created };
      });
    });
  }
}
