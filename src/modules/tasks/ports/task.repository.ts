import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Task } from '../domain/task.js';

/** Tasks to change. All methods need an open unit of work. */
export abstract class TaskRepository {
  /** The task, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<Task | null>;
  /** The tasks with these ids, in their order, by one statement; null where there is none. */
  abstract findMany(orgId: OrgId, ids: readonly string[]): Promise<(Task | null)[]>;
  /** All tasks with this contact, as the unit has them, new ones included. The unit reruns if another adds one. */
  abstract ofContact(orgId: OrgId, contactId: string): Promise<Task[]>;
  /** Reads the tasks of these contacts by one statement, so that `ofContact` needs none for each. */
  abstract loadOfContacts(orgId: OrgId, contactIds: readonly string[]): Promise<void>;
  /** At most so many tasks of this owner, as the unit has them. */
  abstract ofOwner(orgId: OrgId, ownerId: string, atMost: number): Promise<Task[]>;
  /** Stages the task with its events. The unit reruns if its contact is deleted concurrently. */
  abstract save(actor: Actor, task: Task): void;
}
