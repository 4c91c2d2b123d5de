import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../contracts/task-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { Change } from '../../../kernel/change.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { nothingToChange, taskNotFound, type TaskFields } from '../domain/task.js';
import { TaskRepository } from '../ports/task.repository.js';
import { TaskReferences } from './task-references.js';

/** Changes the fields that are given: `null` clears, what is absent stays. */
@Injectable()
export class UpdateTask {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly references: TaskReferences,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` and `change` throw, `task_no_fields`, `task_not_found`, `owner_unknown`, `owner_inactive`, `task_contact_unknown`. */
  execute(actor: Actor, input: { id: string; change: Change<TaskView, Partial<TaskFields>>; precondition: Precondition<TaskView> | null }): Promise<TaskView> {
    return this.units.run(async () => {
      if (input.change.isEmpty) throw nothingToChange();
      const task = await this.tasks.find(actor.orgId, input.id);
      const fields = input.change.against(task?.state ?? null, input.precondition);
      if (!task || task.isDeleted) throw taskNotFound();
      await this.references.refuseUnknown(actor.orgId, fields, task.state);
      task.change(fields, this.clock.now());
      this.tasks.save(actor, task);
      return task.state;
    });
  }
}
