import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { ContactHook } from '../../contacts/contacts.api.js';
import { TaskRepository } from '../ports/task.repository.js';

/** Tasks stay when their contact goes: they point at none, and their version moves. */
@Injectable()
export class ReleaseContact implements ContactHook {
  constructor(
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  deleting(actor: Actor, contactId: string): void {
    this.tasks.unlink(actor.orgId, contactId, this.clock.now());
  }
}
