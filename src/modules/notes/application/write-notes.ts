import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOutcome, inBulk, inputsOf } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { type NewNote, WriteNote } from './write-note.js';

/** Writes many notes; items that name one domain or email share its record. */
@Injectable()
export class WriteNotes {
  constructor(
    private readonly units: UnitOfWork,
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
    private readonly writeNote: WriteNote,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<NewNote>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.readAll(actor, inputsOf(items));
      return inBulk(this.units, items, async (note) => ({ id: (await this.writeNote.execute(actor, note)).id, created: true }));
    });
  }

  /** Reads what the items refer to by a few statements, so that no item needs one. */
  private async readAll({ orgId }: Actor, notes: readonly NewNote[]): Promise<void> {
    const emails = notes.flatMap((note) => note.contactEmails);
    await this.accounts.prefetch(orgId, { domains: notes.flatMap((note) => note.accountDomains), emails });
    await this.contacts.prefetch(orgId, emails);
    await this.accounts.findMany(orgId, [...new Set(notes.flatMap((note) => note.accountIds))]);
    await this.contacts.findMany(orgId, [...new Set(notes.flatMap((note) => note.contactIds))]);
  }
}
