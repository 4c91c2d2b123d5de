import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../contracts/task-record.js';
import { type Actor, makerOf } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { Task, type TaskFields } from '../domain/task.js';
import { TaskRepository } from '../ports/task.repository.js';
import { TaskReferences } from './task-references.js';

/** Creates a task, perhaps about a contact. */
@Injectable()
export class CreateTask {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly references: TaskReferences,
    private readonly clock: Clock,
  ) {}

  /** Throws `owner_unknown`, `owner_inactive`, `task_contact_unknown`. */
  execute(actor: Actor, input: Pick<TaskFields, 'title'> & Partial<TaskFields>): Promise<TaskView> {
    return this.units.run(async () => {
      await this.references.refuseUnknown(actor.orgId, input);
      const task = Task.create(actor.orgId, { ownerId: makerOf(actor), ...input }, this.clock.now());
      this.tasks.save(actor, task);
      return task.state;
    });
  }
}
