import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../contracts/task-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { TasksApi } from '../tasks.api.js';
import { Task, type TaskFields } from '../domain/task.js';
import { TaskRepository } from '../ports/task.repository.js';

@Injectable()
export class CreateTask extends TasksApi {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Throws `task_contact_unknown`. */
  execute(actor: Actor, input: Pick<TaskFields, 'title'> & Partial<TaskFields>): Promise<TaskView> {
    return this.units.run(() => {
      const task = Task.create(actor.orgId, input, this.clock.now());
      this.tasks.save(actor, task);
      return Promise.resolve(task.state);
    });
  }

  override create(actor: Actor, fields: Pick<TaskFields, 'title'> & Partial<TaskFields>): Promise<TaskView> {
    return this.execute(actor, fields);
  }
}
