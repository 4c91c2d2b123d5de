import type { Timestamp } from '../kernel/timestamp.js';

/** Where a task stands; `done` and `completed` are two words for one state (oratek.md, Tasks). */
export const TASK_STATUSES = ['open', 'done', 'completed', 'cancelled'] as const;

export type TaskStatus = (typeof TASK_STATUSES)[number];

/** How urgent a task is; `normal` ranks with `medium`. */
export const TASK_PRIORITIES = ['low', 'normal', 'medium', 'high', 'urgent'] as const;

export type TaskPriority = (typeof TASK_PRIORITIES)[number];

/** A task as `/api/v1` and every event show it. */
export interface TaskRecord {
  readonly id: string;
  readonly title: string;
  readonly status: TaskStatus;
  readonly priority: TaskPriority;
  readonly category: string | null;
  readonly due_at: Timestamp | null;
  readonly contact_id: string | null;
  readonly completed_at: Timestamp | null;
  readonly created_at: Timestamp;
  readonly updated_at: Timestamp;
}

/** A task to read, in the domain's words. */
export interface TaskView {
  readonly id: string;
  /** Moves with every change that shows. */
  readonly version: number;
  readonly title: string;
  readonly status: TaskStatus;
  readonly priority: TaskPriority;
  readonly category: string | null;
  readonly dueAt: Timestamp | null;
  readonly contactId: string | null;
  readonly completedAt: Timestamp | null;
  readonly createdAt: Timestamp;
  readonly updatedAt: Timestamp;
}

/** The one place that makes the published record: answers and events cannot differ. */
export function publishTask(task: TaskView): TaskRecord {
  return {
    id: task.id,
    title: task.title,
    status: task.status,
    priority: task.priority,
    category: task.category,
    due_at: task.dueAt,
    contact_id: task.contactId,
    completed_at: task.completedAt,
    created_at: task.createdAt,
    updated_at: task.updatedAt,
  };
}
