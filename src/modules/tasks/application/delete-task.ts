import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../contracts/task-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Precondition } from '../../../kernel/precondition.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { taskNotFound } from '../domain/task.js';
import { TaskRepository } from '../ports/task.repository.js';

/** Deletes a task permanently; its events stay in the timeline of its contact. */
@Injectable()
export class DeleteTask {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws what `precondition` throws, `task_not_found`. */
  execute(actor: Actor, input: { id: string; precondition: Precondition<TaskView> | null }): Promise<void> {
    return this.units.run(async () => {
      const task = await this.tasks.find(actor.orgId, input.id);
      if (!task || task.isDeleted) throw taskNotFound();
      input.precondition?.(task.state);
      task.delete(this.clock.now());
      this.tasks.save(actor, task);
    });
  }
}
