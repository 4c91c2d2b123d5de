import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Task } from '../../domain/task.js';
import { TaskRepository } from '../../ports/task.repository.js';
import { tasksTable, toRow, toState, type TaskRow } from './task.table.js';

const FIND = `SELECT ${tasksTable.columns.join(', ')} FROM tasks WHERE org_id = $1 AND id = $2`;
const OF_CONTACT = `SELECT ${tasksTable.columns.join(', ')} FROM tasks WHERE org_id = $1 AND contact_id = $2`;

@Injectable()
export class PostgresTaskRepository extends TaskRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Task | null> {
    return this.units.find(tasksTable, [orgId, id], async () => {
      const [row] = await this.database.query<TaskRow>({ name: 'task_to_change', text: FIND, values: [orgId, id] });
      return row ? Task.restore(toState(row)) : null;
    });
  }

  override ofContact(orgId: OrgId, contactId: string): Promise<Task[]> {
    return this.units.list<Task>(tasksTable, {
      name: ['of contact', orgId, contactId],
      load: async () => {
        const rows = await this.database.query<TaskRow>({ name: 'tasks_to_release', text: OF_CONTACT, values: [orgId, contactId] });
        return rows.map((row) => Task.restore(toState(row)));
      },
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.contactId === contactId,
    });
  }

  override save(actor: Actor, task: Task): void {
    const { orgId, id } = task.state;
    this.units.save(tasksTable, [orgId, id], task, (rows) => this.stage(rows, actor, task));
  }

  private stage(rows: StagedRows, actor: Actor, task: Task): void {
    if (!task.isChanged) return;
    const { state, stored } = task;
    if (task.isDeleted && !stored) return;
    const subject = { recordType: 'task', recordId: state.id, contactId: state.contactId, sequence: state.sequence } as const;
    const row = toRow(state, this.outbox.stage(rows, actor, subject, task.changedAt, task.events()));
    if (stored && task.isDeleted) rows.delete(tasksTable, { org_id: state.orgId, id: state.id }, stored.version);
    else if (stored) rows.update(tasksTable, row, stored.version);
    else rows.insert(tasksTable, row);
  }
}
