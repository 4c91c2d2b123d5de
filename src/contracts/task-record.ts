import { publishFields, type PublishedFields } from '../kernel/fields.js';
import { renderingOf } from '../kernel/rendered-json.js';
import type { Timestamp } from '../kernel/timestamp.js';
import { TASK_FIELDS, type TaskFields } from './task-fields.js';

/** A task to read, in the domain's words. */
export interface TaskView extends TaskFields {
  readonly id: string;
  /** Moves with every published change. */
  readonly version: number;
  readonly completedAt: Timestamp | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** A task as `/api/v1` and every event show it. */
export interface TaskRecord extends PublishedFields<typeof TASK_FIELDS> {
  readonly id: string;
  readonly completed_at: Timestamp | null;
  readonly created_at: Timestamp;
  readonly updated_at: Timestamp;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishTask(task: TaskView): TaskRecord {
  // In this order: answers and events are made of it byte for byte.
  return Object.assign(publishFields(TASK_FIELDS, task, { id: task.id }), { completed_at: task.completedAt, created_at: task.createdAt, updated_at: task.updatedAt });
}

/** The form of the published record, as `CONTACT_RECORD_FORM` is that of a contact. */
export const TASK_RECORD_FORM = 2;

/** The published record as text, made once for each view. */
export const renderTask = renderingOf(publishTask);
