import { Injectable } from '@nestjs/common';
import type { ContactSource } from '../../../contracts/contact-record.js';
import { MAX_NOTE_REFERENCES } from '../../../contracts/note-fields.js';
import type { NoteView } from '../../../contracts/note-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { AccountsApi } from '../../accounts/accounts.api.js';
import { ContactsApi } from '../../contacts/contacts.api.js';
import { noteUnreferenced, tooManyReferences } from '../domain/note.errors.js';
import { Note, type NoteFields, type NoteReferences } from '../domain/note.js';
import { NoteRepository } from '../ports/note.repository.js';
import { ReferenceCheck } from './reference-check.js';

/** A note to write. The four lists together name the records that it is about. */
export interface NewNote extends NoteFields, NoteReferences {
  /** Normalised domains: each account is found, or created. */
  readonly accountDomains: readonly string[];
  /** Each contact is found, or created, with the account of its email's domain. */
  readonly contactEmails: readonly string[];
  /** The time when it was written elsewhere; null for now. */
  readonly createdAt: Timestamp | null;
  /** The source of contacts that are created. */
  readonly source: ContactSource;
}

/** Writes a note about accounts and contacts, in one unit with those that are created for it. Two notes may be equal. */
@Injectable()
export class WriteNote {
  constructor(
    private readonly units: UnitOfWork,
    private readonly notes: NoteRepository,
    private readonly accounts: AccountsApi,
    private readonly contacts: ContactsApi,
    private readonly references: ReferenceCheck,
    private readonly clock: Clock,
  ) {}

  /** Throws `note_unreferenced`, `note_references`, `note_reference_unknown`. */
  execute(actor: Actor, input: NewNote): Promise<NoteView> {
    return this.units.run(async () => {
      refuseCount(input);
      await this.references.refuseUnknown(actor.orgId, input);
      await this.accounts.prefetch(actor.orgId, { domains: input.accountDomains, emails: input.contactEmails });
      await this.contacts.prefetch(actor.orgId, input.contactEmails);
      const accountIds = [...input.accountIds];
      for (const domain of input.accountDomains) accountIds.push((await this.accounts.resolve(actor, domain)).account.id);
      const contactIds = [...input.contactIds];
      for (const email of input.contactEmails) contactIds.push((await this.contacts.resolve(actor, email, { fields: {}, source: input.source })).contact.id);
      const note = Note.write(actor.orgId, input, { accountIds, contactIds }, input.createdAt, this.clock.now());
      this.notes.save(actor, note);
      return note.state;
    });
  }
}

/** Before anything is looked up or created. Repeats count, too: they are only found by looking up. */
function refuseCount(input: NewNote): void {
  const lists = ['accountDomains', 'accountIds', 'contactEmails', 'contactIds'] as const;
  const count = lists.reduce((sum, list) => sum + input[list].length, 0);
  if (count === 0) throw noteUnreferenced();
  const longest = lists.reduce((a, b) => (input[b].length > input[a].length ? b : a));
  if (count > MAX_NOTE_REFERENCES) throw tooManyReferences(longest, count);
}
