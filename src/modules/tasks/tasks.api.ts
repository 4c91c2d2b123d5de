import type { TaskView } from '../../contracts/task-record.js';
import type { Actor } from '../../kernel/actor.js';
import type { TaskFields } from './domain/task.js';

/** What other modules may ask of tasks. */
export abstract class TasksApi {
  /** Creates a task in the open unit of work, or in one of its own. Throws `task_contact_unknown`. */
  abstract create(actor: Actor, fields: Pick<TaskFields, 'title'> & Partial<TaskFields>): Promise<TaskView>;
}
