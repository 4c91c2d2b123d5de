import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../contracts/task-record.js';
import type { Actor } from '../../../kernel/actor.js';
import { type BulkItem, type BulkOperation, type BulkOutcome, fieldsOfUpdates, idsIn, inputsOf, operateInBulk } from '../../../kernel/bulk.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { TaskFields } from '../domain/task.js';
import { TaskRepository } from '../ports/task.repository.js';
import { CreateTask } from './create-task.js';
import { DeleteTask } from './delete-task.js';
import { TaskReferences } from './task-references.js';
import { UpdateTask } from './update-task.js';

export type TaskOperation = BulkOperation<Pick<TaskFields, 'title'> & Partial<TaskFields>, TaskView, Partial<TaskFields>>;

/** Creates, changes and deletes many tasks in one unit, by a fixed number of statements. */
@Injectable()
export class ChangeTasks {
  constructor(
    private readonly units: UnitOfWork,
    private readonly tasks: TaskRepository,
    private readonly references: TaskReferences,
    private readonly createTask: CreateTask,
    private readonly updateTask: UpdateTask,
    private readonly deleteTask: DeleteTask,
  ) {}

  execute(actor: Actor, items: readonly BulkItem<TaskOperation>[]): Promise<BulkOutcome[]> {
    return this.units.run(async () => {
      await this.prefetch(actor, inputsOf(items));
      return operateInBulk(this.units, items, {
        create: (input) => this.createTask.execute(actor, input),
        update: (input) => this.updateTask.execute(actor, input),
        remove: (input) => this.deleteTask.execute(actor, input),
      });
    });
  }

  private async prefetch({ orgId }: Actor, operations: readonly TaskOperation[]): Promise<void> {
    const ids = idsIn(operations, 'update', 'delete');
    const found = ids.length === 0 ? [] : await this.tasks.findMany(orgId, ids);
    const current = new Map(found.flatMap((task) => (task ? [[task.state.id, task.state] as const] : [])));
    const created = operations.flatMap((operation) => (operation.op === 'create' ? [operation.input] : []));
    await this.references.prefetch(orgId, [...created, ...fieldsOfUpdates(operations, current)]);
  }
}
