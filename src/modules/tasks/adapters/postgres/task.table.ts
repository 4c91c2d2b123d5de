import type { TaskPriority, TaskStatus } from '../../../../contracts/task-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import { taskContactUnknown, type TaskState } from '../../domain/task.js';

export interface TaskRow {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  title: string;
  status: TaskStatus;
  priority: TaskPriority;
  category: string | null;
  due_at: string | null;
  contact_id: string | null;
  completed_at: string | null;
  created_at: string;
  updated_at: string;
}

export const tasksTable = defineTable<TaskRow>({
  name: 'tasks',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    title: 'text',
    status: 'text',
    priority: 'text',
    category: { type: 'text', nullable: true },
    due_at: { type: 'timestamptz(3)', nullable: true },
    contact_id: { type: 'uuid', nullable: true },
    completed_at: { type: 'timestamptz(3)', nullable: true },
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
  references: [{ columns: ['org_id', 'contact_id'], table: 'contacts' }],
  violations: { tasks_contact_fkey: taskContactUnknown },
});

export function toRow(state: TaskState, sequence: number): TaskRow {
  return {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    title: state.title,
    status: state.status,
    priority: state.priority,
    category: state.category,
    due_at: state.dueAt,
    contact_id: state.contactId,
    completed_at: state.completedAt,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
  };
}

export function toState(row: TaskRow): TaskState {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    sequence: row.seq,
    title: row.title,
    status: row.status,
    priority: row.priority,
    category: row.category,
    dueAt: row.due_at === null ? null : fromDatabaseTime(row.due_at),
    contactId: row.contact_id,
    completedAt: row.completed_at === null ? null : fromDatabaseTime(row.completed_at),
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  };
}
