import type { TaskView } from '../../contracts/task-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { TaskFields } from './domain/task.js';

/** The interface of tasks for other modules. */
export abstract class TasksApi {
  /** Creates a task in the open unit of work, or in one of its own. Throws `task_contact_unknown`. */
  abstract create(actor: Actor, fields: Pick<TaskFields, 'title'> & Partial<TaskFields>): Promise<TaskView>;
}
