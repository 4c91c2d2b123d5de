import { TASK_FIELDS } from '../../../../contracts/task-fields.js';
import { renderTask, TASK_RECORD_FORM, type TaskRecord, type TaskView } from '../../../../contracts/task-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { fieldColumns, type FieldRow, fromFieldRow, toFieldRow } from '../../../../platform/database/field-columns.js';
import { BODY_COLUMNS, type BodyRow, RecordBodies } from '../../../../platform/database/record-bodies.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { TaskState } from '../../domain/task.js';

export interface TaskRow extends FieldRow<typeof TASK_FIELDS> {
  org_id: string;
  id: string;
  version: number;
  seq: number;
  completed_at: string | null;
  /** Whether `tasks_search` has its title; not that of a task that the release before has inserted, until a sweep adds it. */
  is_searched: boolean;
  created_at: string;
  updated_at: string;
}

export const tasksTable = defineTable<TaskRow & BodyRow>({
  name: 'tasks',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    seq: 'integer',
    ...fieldColumns(TASK_FIELDS),
    completed_at: { type: 'timestamptz(3)', nullable: true },
    is_searched: 'boolean',
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
    ...BODY_COLUMNS,
  },
  key: ['org_id', 'id'],
  versioned: true,
  stamp: 'updated_at',
  references: [
    { columns: ['org_id', 'contact_id'], table: 'contacts' },
    { columns: ['org_id', 'owner_id'], table: 'users' },
  ],
  // The contact was deleted concurrently: the rerun does not find it.
  violations: { tasks_contact_fkey: 'retry' },
});

/** The columns that a task is loaded from. */
export const TASK_COLUMNS: readonly string[] = tasksTable.columns.filter((column) => !(column in BODY_COLUMNS));

export function toRow(state: TaskState, sequence: number): TaskRow & BodyRow {
  return toFieldRow(TASK_FIELDS, state, {
    org_id: state.orgId,
    id: state.id,
    version: state.version,
    seq: sequence,
    completed_at: state.completedAt,
    is_searched: true,
    created_at: state.createdAt,
    updated_at: state.updatedAt,
    ...TASK_BODIES.stored(state),
  });
}

export function toState(row: TaskRow): TaskState {
  return fromFieldRow(TASK_FIELDS, row, {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    sequence: row.seq,
    completedAt: row.completed_at === null ? null : fromDatabaseTime(row.completed_at),
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  });
}

/** Tasks as `/api/v1` publishes them. */
export const TASK_BODIES = new RecordBodies<TaskRow, TaskView, TaskRecord>({
  table: 'tasks',
  record: 'task',
  columns: TASK_COLUMNS,
  toView: toState,
  render: renderTask,
  form: TASK_RECORD_FORM,
});
