import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { AccountHook } from '../../accounts/accounts.api.js';
import { NoteRepository } from '../ports/note.repository.js';

/** The most notes of a unit: their contents are large, and their events have them, too. */
const MAX_NOTES = 50;

/** Deleting an account takes it out of its notes, which stay even if they are about nothing else. */
@Injectable()
export class ReleaseAccount implements AccountHook {
  readonly id = 'notes';

  constructor(
    private readonly notes: NoteRepository,
    private readonly clock: Clock,
  ) {}

  async deleting(actor: Actor, accountId: string): Promise<boolean> {
    const notes = await this.notes.ofAccount(actor.orgId, accountId, MAX_NOTES);
    const now = this.clock.now();
    for (const note of notes) {
      note.releaseAccount(accountId, now);
      this.notes.save(actor, note);
    }
    return notes.length < MAX_NOTES;
  }
}
