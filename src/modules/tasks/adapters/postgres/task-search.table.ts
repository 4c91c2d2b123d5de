import { foldedPart } from '../../../../platform/database/folded-text.js';
import type { GatheredCommand } from '../../../../platform/database/staged-rows.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { TaskState } from '../../domain/task.js';

/** The title that a task is searched by, computed by the application: one row for each task. */
export interface TaskSearchRow {
  org_id: string;
  /** The id of the task. */
  id: string;
  /** The title, folded. */
  folded: string;
}

export const taskSearchTable = defineTable<TaskSearchRow>({
  // Its name sorts behind `tasks`, so that a unit locks the task's row first.
  name: 'tasks_search',
  columns: { org_id: 'uuid', id: 'uuid', folded: 'text' },
  key: ['org_id', 'id'],
  references: [{ columns: ['org_id', 'id'], table: 'tasks' }],
  // The task was deleted concurrently.
  violations: { tasks_search_task_fkey: 'retry' },
});

export function toSearchRow({ orgId, id, title }: Pick<TaskState, 'orgId' | 'id' | 'title'>): TaskSearchRow {
  return { org_id: orgId, id, folded: foldedPart(title) };
}

/** Writes the titles of tasks, which may have no row yet. An equal row is left alone. */
export const WRITE_TITLES: GatheredCommand<TaskSearchRow> = {
  table: 'tasks_search',
  keyOf: ({ id }) => id,
  render: (rows, bind) => {
    const columns = [bind(rows.map(({ org_id }) => org_id)), bind(rows.map(({ id }) => id)), bind(rows.map(({ folded }) => folded))];
    return (
      `INSERT INTO tasks_search AS s (org_id, id, folded) SELECT * FROM unnest(${columns[0]}::uuid[], ${columns[1]}::uuid[], ${columns[2]}::text[])` +
      ' ON CONFLICT (org_id, id) DO UPDATE SET folded = excluded.folded WHERE s.folded <> excluded.folded'
    );
  },
};
