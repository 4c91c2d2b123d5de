import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Task } from '../domain/task.js';

/** Tasks to change. Everything here happens in the unit of work that is open. */
export abstract class TaskRepository {
  /** The task, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Task | null>;
  /** All tasks with this contact, as the unit has them: also those that it made. The unit runs again if another adds one. */
  abstract ofContact(orgId: OrgId, contactId: string): Promise<Task[]>;
  /** Writes what has become of the task, with its events, when the unit ends. The unit may end with `task_contact_unknown`. */
  abstract save(actor: Actor, task: Task): void;
}
