import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Task } from '../domain/task.js';

/** Tasks to change. All methods need an open unit of work. */
export abstract class TaskRepository {
  /** The task, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Task | null>;
  /** All tasks with this contact, as the unit has them, new ones included. The unit reruns if another adds one. */
  abstract ofContact(orgId: OrgId, contactId: string): Promise<Task[]>;
  /** Stages the task with its events. The unit may fail with `task_contact_unknown`. */
  abstract save(actor: Actor, task: Task): void;
}
