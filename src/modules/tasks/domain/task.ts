import type { EventContent } from '../../../contracts/events.js';
import { renderTask, type TaskView } from '../../../contracts/task-record.js';
import { TASK_FIELDS, type TaskFields, type TaskStatus } from '../../../contracts/task-fields.js';
import { Aggregate } from '../../../kernel/aggregate.js';
import { Failure } from '../../../kernel/failure.js';
import { fieldNames, initialFields, isSameValue } from '../../../kernel/fields.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { snakeCase } from '../../../kernel/snake-case.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

export type { TaskFields };

export interface TaskState extends TaskView {
  readonly orgId: OrgId;
  /** The number of its last event. */
  readonly sequence: number;
}

const isDone = (status: TaskStatus): boolean => status === 'done' || status === 'completed';

/** Something to do, perhaps about a contact. */
export class Task extends Aggregate<TaskState> {
  /** A new task, with defaults for the fields that are not given. */
  static create(orgId: OrgId, fields: Pick<TaskFields, 'title'> & Partial<TaskFields>, now: Timestamp): Task {
    const said = { ...initialFields(TASK_FIELDS), ...fields } as TaskFields;
    return new Task(null, {
      ...said,
      orgId,
      id: newId(),
      version: 1,
      sequence: 0,
      completedAt: isDone(said.status) ? now : null,
      createdAt: now,
      updatedAt: now,
    });
  }

  static restore(state: TaskState): Task {
    return new Task(state, state);
  }

  /** Changes the given fields and leaves the others. Equal values are no change. */
  change(fields: Partial<TaskFields>, now: Timestamp): void {
    const status = fields.status ?? this.state.status;
    const completedAt = isDone(status) ? (isDone(this.state.status) ? this.state.completedAt : now) : null;
    this.become({ ...fields, completedAt }, now);
  }

  /** Deletes it permanently. */
  delete(now: Timestamp): void {
    this.end(now);
  }

  /**
   * The events since it was stored, in order. Between `done` and `completed` there is no second completion: they are
   * one state.
   */
  events(): EventContent[] {
    const payload = { task: renderTask(this.state) };
    const data = { task_id: this.state.id, title: this.state.title };
    if (this.isDeleted) return [{ type: 'task.deleted', payload, data }];
    const events: EventContent[] = [this.stored ? { type: 'task.updated', payload, data: { ...data, changed: changedFields(this.stored, this.state) } } : { type: 'task.created', payload, data }];
    if (isDone(this.state.status) && !(this.stored && isDone(this.stored.status))) events.push({ type: 'task.completed', payload, data });
    return events;
  }
}

/** The fields that a client has changed, as they are published; the others follow from them. */
function changedFields(before: TaskFields, after: TaskFields): string[] {
  return fieldNames(TASK_FIELDS).filter((field) => !isSameValue(before[field], after[field])).map(snakeCase);
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
