import type { EventContent } from '../../../contracts/events.js';
import { publishTask, type TaskView, type TaskRecord, type TaskStatus } from '../../../contracts/task-record.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { Failure } from '../../../kernel/failure.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** What a client may say of a task. */
export type TaskFields = Omit<TaskView, 'id' | 'version' | 'completedAt' | 'createdAt' | 'updatedAt'>;

export interface TaskState extends TaskView {
  readonly orgId: OrgId;
  /** The number of its last event. */
  readonly sequence: number;
}

/** What the texts of a task may be (oratek.md, Tasks). */
export const TASK_TEXTS = { title: { max: 500, notBlank: true }, category: { max: 64 } } as const;

/** What a new task is unless said otherwise (oratek.md, Tasks). */
export const NEW_TASK = { status: 'open', priority: 'medium' } as const;

/** What of the published record a client sets; the rest follows from it. */
const CLIENT_FIELDS = ['title', 'status', 'priority', 'category', 'due_at', 'contact_id'] as const satisfies readonly (keyof TaskRecord)[];

const isDone = (status: TaskStatus): boolean => status === 'done' || status === 'completed';

/** Something to do, perhaps about a contact. */
export class Task extends Aggregate<TaskState> {
  /** A new task: NEW_TASK where the fields say nothing. */
  static create(orgId: OrgId, fields: Pick<TaskFields, 'title'> & Partial<TaskFields>, now: Timestamp): Task {
    const status = fields.status ?? NEW_TASK.status;
    return new Task(null, {
      orgId,
      id: newId(),
      version: 1,
      sequence: 0,
      title: fields.title,
      status,
      priority: fields.priority ?? NEW_TASK.priority,
      category: fields.category ?? null,
      dueAt: fields.dueAt ?? null,
      contactId: fields.contactId ?? null,
      completedAt: isDone(status) ? now : null,
      createdAt: now,
      updatedAt: now,
    });
  }

  static restore(state: TaskState): Task {
    return new Task(state, state);
  }

  /** Changes the given fields and leaves the others. What already is so is no change. */
  change(fields: Partial<TaskFields>, now: Timestamp): void {
    const status = fields.status ?? this.state.status;
    const completedAt = isDone(status) ? (isDone(this.state.status) ? this.state.completedAt : now) : null;
    this.become({ ...fields, completedAt }, now);
  }

  /** Deletes it for good. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  publish(): TaskRecord {
    return publishTask(this.state);
  }

  /** What became of it since it was stored, in the order in which it is told. It is not completed again between `done` and `completed`: they are one state. */
  events(): EventContent[] {
    const payload = { task: this.publish() };
    const data = { task_id: this.state.id, title: this.state.title };
    if (this.isDeleted) return [{ type: 'task.deleted', payload, data }];
    const events: EventContent[] = [this.stored ? { type: 'task.updated', payload, data: { ...data, changed: changedFields(publishTask(this.stored), payload.task) } } : { type: 'task.created', payload, data }];
    if (isDone(this.state.status) && !(this.stored && isDone(this.stored.status))) events.push({ type: 'task.completed', payload, data });
    return events;
  }
}

function changedFields(before: TaskRecord, after: TaskRecord): string[] {
  return CLIENT_FIELDS.filter((field) => before[field] !== after[field]);
}

/** No such task in this organization. Another organization's task answers the same. */
export function taskNotFound(): Failure {
  return new Failure('not_found', 'task_not_found', 'Task does not exist or has been deleted.');
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'task_no_fields', 'The body names no field to change: send at least one.');
}

/** The contact is not one of this organization. */
export function taskContactUnknown(): Failure {
  const rule = 'must be the id of a contact of your organization';
  return new Failure('invalid', 'task_contact_unknown', `The contact ${rule}.`, [{ path: ['contactId'], code: 'unknown_contact', rule }]);
}
