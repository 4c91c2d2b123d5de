import { type FieldValues, moment, name, reference, text, word } from '../kernel/fields.js';

/** The states of a task; `done` and `completed` are two words for one state (oratek.md, Tasks). */
export const TASK_STATUSES = ['open', 'done', 'completed', 'cancelled'] as const;

export type TaskStatus = (typeof TASK_STATUSES)[number];

/** How urgent a task is; `normal` ranks with `medium`. */
export const TASK_PRIORITIES = ['low', 'normal', 'medium', 'high', 'urgent'] as const;

export type TaskPriority = (typeof TASK_PRIORITIES)[number];

/** The fields of a task that a client may set, in the order in which they are published (oratek.md, Tasks). */
export const TASK_FIELDS = {
  title: name({ max: 500, notBlank: true }),
  status: word<TaskStatus>('open'),
  priority: word<TaskPriority>('medium'),
  category: text({ max: 64 }),
  dueAt: moment(),
  /** The contact that it is about. */
  contactId: reference(),
  /** The user of the organization who does it. */
  ownerId: reference(),
};

export type TaskFields = FieldValues<typeof TASK_FIELDS>;
