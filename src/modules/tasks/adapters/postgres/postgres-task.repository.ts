import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { stageEvents } from '../../../../platform/event-log/stage-events.js';
import { Task } from '../../domain/task.js';
import { TaskRepository } from '../../ports/task.repository.js';
import { tasksTable, toRow, toState, type TaskRow } from './task.table.js';

const FIND = `SELECT ${tasksTable.columns.join(', ')} FROM tasks WHERE org_id = $1 AND id = $2`;

@Injectable()
export class PostgresTaskRepository extends TaskRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Task | null> {
    return this.units.find(tasksTable, [orgId, id], async () => {
      const [row] = await this.database.query<TaskRow>({ name: 'task_to_change', text: FIND, values: [orgId, id] });
      return row ? Task.restore(toState(row)) : null;
    });
  }

  override save(actor: Actor, task: Task): void {
    const { orgId, id } = task.state;
    this.units.save(tasksTable, [orgId, id], task, (rows) => this.stage(rows, actor, task));
  }

  override unlink(orgId: OrgId, contactId: string, at: Timestamp): void {
    this.units.stage((rows) =>
      rows.command({
        order: `tasks ${contactId}`,
        stamp: at,
        render: (bind) =>
          `UPDATE tasks SET contact_id = NULL, version = version + 1, updated_at = greatest(updated_at, ${bind(at)}::timestamptz) WHERE org_id = ${bind(orgId)} AND contact_id = ${bind(contactId)}`,
      }),
    );
  }

  private stage(rows: StagedRows, actor: Actor, task: Task): void {
    if (!task.isChanged) return;
    const { state, stored } = task;
    if (task.isDeleted) {
      if (stored) rows.delete(tasksTable, { org_id: state.orgId, id: state.id }, stored.version);
      return;
    }
    const subject = { recordType: 'task', recordId: state.id, contactId: state.contactId, sequence: state.sequence } as const;
    const row = toRow(state, stageEvents(rows, actor, subject, state.updatedAt, task.events()));
    if (stored) rows.update(tasksTable, row, stored.version);
    else rows.insert(tasksTable, row);
  }
}
