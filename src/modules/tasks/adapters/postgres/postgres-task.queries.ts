import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../../contracts/task-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import { TaskQueries, type TaskListRequest } from '../../ports/task.queries.js';
import { tasksTable, toState, type TaskRow } from './task.table.js';

const COLUMNS = tasksTable.columns.join(', ');
const FIND = `SELECT ${COLUMNS} FROM tasks WHERE org_id = $1 AND id = $2`;

@Injectable()
export class PostgresTaskQueries extends TaskQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<TaskView | null> {
    const [row] = await this.database.query<TaskRow>({ name: 'task_by_id', text: FIND, values: [orgId, id] });
    return row ? toState(row) : null;
  }

  override async list(orgId: OrgId, { status, contactId, ownerId, updatedSince, limit, offset, cursor }: TaskListRequest): Promise<Page<TaskView>> {
    const state = status === 'completed' ? 'done' : status;
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    // The expression of the index, in which two words are one state.
    if (state !== null) where.and(`(CASE WHEN status = 'completed' THEN 'done' ELSE status END) = ${where.bind(state)}`);
    if (contactId !== null) where.and(`contact_id = ${where.bind(contactId)}`);
    if (ownerId !== null) where.and(`owner_id = ${where.bind(ownerId)}`);
    if (updatedSince !== null) where.and(`updated_at >= ${where.bind(updatedSince)}::timestamptz`);
    const { rows, ...page } = await readPage<TaskRow>(this.database, {
      table: 'tasks',
      columns: COLUMNS,
      where,
      sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
      limit,
      offset,
      cursor,
      // Without an owner it is as in the release before, so that its cursors go on.
      identity: [orgId, 'tasks', state, contactId, updatedSince, ...(ownerId === null ? [] : [ownerId])],
      followsChanges: updatedSince !== null,
      // An index serves each of these filters by itself, and the order.
      keepPlan: updatedSince === null && [state, contactId, ownerId].filter((value) => value !== null).length < 2,
    });
    return { items: rows.map(toState), ...page };
  }
}
