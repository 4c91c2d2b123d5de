import { Injectable } from '@nestjs/common';
import type { NoteView } from '../../../contracts/note-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { noteNotFound } from '../domain/note.errors.js';
import { NoteRepository } from '../ports/note.repository.js';

/** Deletes a note permanently; the records that it is about stay. */
@Injectable()
export class DeleteNote {
  constructor(
    private readonly units: UnitOfWork,
    private readonly notes: NoteRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `note_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<NoteView> | null }): Promise<void> {
    return this.units.run(async () => {
      const note = await this.notes.find(actor.orgId, input.id);
      if (!note || note.isDeleted) throw noteNotFound();
      input.precondition?.(note.state);
      note.delete(this.clock.now());
      this.notes.save(actor, note);
    });
  }
}
