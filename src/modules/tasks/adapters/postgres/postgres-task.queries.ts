import { Injectable } from '@nestjs/common';
import type { TaskRecord } from '../../../../contracts/task-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import type { RenderedJson, RenderedRecord } from '../../../../kernel/rendered-json.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions } from '../../../../platform/database/keyset-list.js';
import { countOwned, OWNED } from '../../../../platform/database/owned-rows.js';
import { TaskQueries, type TaskListRequest } from '../../ports/task.queries.js';
import { TASK_BODIES } from './task.table.js';

const COUNT_OWNED = countOwned('tasks');

@Injectable()
export class PostgresTaskQueries extends TaskQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async countOwned(orgId: OrgId, ownerId: string, atMost: number): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ settings: OWNED, name: 'tasks_owned_count', text: COUNT_OWNED, values: [orgId, ownerId, atMost] });
    return Number(row?.count ?? 0);
  }

  override find(orgId: OrgId, id: string): Promise<RenderedRecord<TaskRecord> | null> {
    return TASK_BODIES.find(this.database, orgId, id);
  }

  override list(orgId: OrgId, { status, contactId, ownerId, updatedSince, limit, offset, cursor }: TaskListRequest): Promise<Page<RenderedJson<TaskRecord>>> {
    const state = status === 'completed' ? 'done' : status;
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    // The expression of the index, in which two words are one state.
    if (state !== null) where.and(`(CASE WHEN status = 'completed' THEN 'done' ELSE status END) = ${where.bind(state)}`);
    if (contactId !== null) where.and(`contact_id = ${where.bind(contactId)}`);
    if (ownerId !== null) where.and(`owner_id = ${where.bind(ownerId)}`);
    if (updatedSince !== null) where.and(`updated_at >= ${where.bind(updatedSince)}::timestamptz`);
    return TASK_BODIES.list(this.database, {
      table: 'tasks',
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
  }
}
