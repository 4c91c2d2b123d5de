import { Injectable } from '@nestjs/common';
import type { NoteView } from '../../../contracts/note-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { noteNotFound, nothingToChange } from '../domain/note.errors.js';
import type { NoteFields, NoteReferences } from '../domain/note.js';
import { NoteRepository } from '../ports/note.repository.js';
import { ReferenceCheck } from './reference-check.js';

/** What a client may change of a note. */
export type NoteChange = Partial<NoteFields & NoteReferences>;

/** Changes the fields that are given: `null` clears the title, what is absent stays; a list of references replaces the one before. */
@Injectable()
export class UpdateNote {
  constructor(
    private readonly units: UnitOfWork,
    private readonly notes: NoteRepository,
    private readonly references: ReferenceCheck,
    private readonly clock: Clock,
  ) {}

  /**
   * Throws what `precondition` and `change` throw, `note_no_fields`, `note_not_found`, `note_unreferenced`,
   * `note_references`, `note_reference_unknown`.
   */
  execute(actor: Actor, input: { id: string; change: Change<NoteView, NoteChange>; precondition: Precondition<NoteView> | null }): Promise<NoteView> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const note = await this.notes.find(actor.orgId, input.id);
      const fields = input.change.against(note?.state ?? null, input.precondition);
      if (!note || note.isDeleted) throw noteNotFound();
      note.change(fields, this.clock.now());
      await this.references.refuseUnknown(actor.orgId, { accountIds: fields.accountIds ?? [], contactIds: fields.contactIds ?? [] });
      this.notes.save(actor, note);
      return note.state;
    });
  }
}
