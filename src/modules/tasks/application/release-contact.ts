import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { ContactHook } from '../../contacts/contacts.api.js';
import { TaskRepository } from '../ports/task.repository.js';

/** Deleting a contact keeps its tasks: each is changed to have no contact. */
@Injectable()
export class ReleaseContact implements ContactHook {
  readonly id = 'tasks';

  constructor(
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  prefetch({ orgId }: Actor, contactIds: readonly string[]): Promise<void> {
    return this.tasks.loadOfContacts(orgId, contactIds);
  }

  async deleting(actor: Actor, contactId: string): Promise<void> {
    const tasks = await this.tasks.ofContact(actor.orgId, contactId);
    const now = this.clock.now();
    for (const task of tasks) {
      task.change({ contactId: null }, now);
      this.tasks.save(actor, task);
    }
  }
}
