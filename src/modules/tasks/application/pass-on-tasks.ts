import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { OwnedRecords } from '../../users/users.api.js';
import { TaskQueries } from '../ports/task.queries.js';
import { TaskRepository } from '../ports/task.repository.js';

/** Tasks of a user who leaves get another owner, or none. */
@Injectable()
export class PassOnTasks implements OwnedRecords {
  readonly kind = 'tasks';

  constructor(
    private readonly queries: TaskQueries,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  count(orgId: OrgId, ownerId: string, atMost: number): Promise<number> {
    return this.queries.countOwned(orgId, ownerId, atMost);
  }

  async passOn(actor: Actor, from: string, to: string | null, atMost: number): Promise<number> {
    const tasks = await this.tasks.ofOwner(actor.orgId, from, atMost);
    const now = this.clock.now();
    for (const task of tasks) {
      task.change({ ownerId: to }, now);
      this.tasks.save(actor, task);
    }
    return tasks.length;
  }
}
