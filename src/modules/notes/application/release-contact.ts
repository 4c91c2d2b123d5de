import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { ContactHook } from '../../contacts/contacts.api.js';
import { NoteRepository } from '../ports/note.repository.js';

/** Deleting a contact deletes its notes that are about nothing else, and takes it out of the others. */
@Injectable()
export class ReleaseContact implements ContactHook {
  readonly id = 'notes';

  constructor(
    private readonly notes: NoteRepository,
    private readonly clock: Clock,
  ) {}

  prefetch({ orgId }: Actor, contactIds: readonly string[]): Promise<void> {
    return this.notes.loadOfContacts(orgId, contactIds);
  }

  async deleting(actor: Actor, contactId: string): Promise<void> {
    const notes = await this.notes.ofContact(actor.orgId, contactId);
    const now = this.clock.now();
    for (const note of notes) {
      note.releaseContact(contactId, now);
      this.notes.save(actor, note);
    }
  }
}
