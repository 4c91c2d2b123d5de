import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { OWNED, selectOwned } from '../../../../platform/database/owned-rows.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { Outbox } from '../../../../platform/outbox/outbox.js';
import { Task } from '../../domain/task.js';
import { TaskRepository } from '../../ports/task.repository.js';
import { toSearchRow, WRITE_TITLES } from './task-search.table.js';
import { TASK_COLUMNS, tasksTable, toRow, toState, type TaskRow } from './task.table.js';

const FIND = `SELECT ${TASK_COLUMNS.join(', ')} FROM tasks WHERE org_id = $1 AND id = $2`;
const FIND_MANY = `SELECT ${TASK_COLUMNS.join(', ')} FROM tasks WHERE org_id = $1 AND id = ANY ($2::uuid[])`;
const OF_CONTACTS = `SELECT ${TASK_COLUMNS.join(', ')} FROM tasks WHERE org_id = $1 AND contact_id = ANY ($2::uuid[])`;
const OF_OWNER = selectOwned(TASK_COLUMNS.join(', '), 'tasks');

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
    return this.found(orgId, id, async () => {
      const [row] = await this.database.query<TaskRow>({ name: 'task_to_change', text: FIND, values: [orgId, id] });
      return row ? Task.restore(toState(row)) : null;
    });
  }

  override findMany(orgId: OrgId, ids: readonly string[]): Promise<(Task | null)[]> {
    let read: Promise<Task[]> | undefined;
    return Promise.all(ids.map((id) => this.found(orgId, id, async () => (await (read ??= this.read('tasks_to_change', FIND_MANY, orgId, ids))).find(({ state }) => state.id === id) ?? null)));
  }

  override ofContact(orgId: OrgId, contactId: string): Promise<Task[]> {
    return this.listOf(orgId, contactId, () => this.read('tasks_to_release', OF_CONTACTS, orgId, [contactId]));
  }

  override async loadOfContacts(orgId: OrgId, contactIds: readonly string[]): Promise<void> {
    let read: Promise<Task[]> | undefined;
    await Promise.all(contactIds.map((id) => this.listOf(orgId, id, async () => (await (read ??= this.read('tasks_to_release', OF_CONTACTS, orgId, contactIds))).filter(({ state }) => state.contactId === id))));
  }

  override ofOwner(orgId: OrgId, ownerId: string, atMost: number): Promise<Task[]> {
    return this.units.list<Task>(tasksTable, {
      name: ['of owner', orgId, ownerId, String(atMost)],
      load: async () => (await this.database.query<TaskRow>({ settings: OWNED, name: 'tasks_of_owner', text: OF_OWNER, values: [orgId, ownerId, atMost] })).map((row) => Task.restore(toState(row))),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.ownerId === ownerId,
    });
  }

  override save(actor: Actor, task: Task): void {
    const { orgId, id } = task.state;
    this.units.save(tasksTable, [orgId, id], task, (rows) => this.stage(rows, actor, task));
  }

  private found(orgId: OrgId, id: string, load: () => Promise<Task | null>): Promise<Task | null> {
    return this.units.find(tasksTable, [orgId, id], load);
  }

  private listOf(orgId: OrgId, contactId: string, load: () => Promise<Task[]>): Promise<Task[]> {
    return this.units.list<Task>(tasksTable, {
      name: ['of contact', orgId, contactId],
      load,
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId && state.contactId === contactId,
    });
  }

  private async read(name: string, text: string, orgId: OrgId, ids: readonly string[]): Promise<Task[]> {
    return (await this.database.query<TaskRow>({ name, text, values: [orgId, ids] })).map((row) => Task.restore(toState(row)));
  }

  private stage(rows: StagedRows, actor: Actor, task: Task): void {
    if (!task.isChanged) return;
    const { state, stored } = task;
    if (task.isDeleted && !stored) return;
    const subject = { recordType: 'task', recordId: state.id, contactId: state.contactId, sequence: state.sequence } as const;
    const row = toRow(state, this.outbox.stage(rows, actor, subject, task.changedAt, task.events()));
    if (stored && task.isDeleted) {
      rows.delete(tasksTable, { org_id: state.orgId, id: state.id }, stored.version);
      return;
    }
    if (stored) rows.update(tasksTable, row, stored.version);
    else rows.insert(tasksTable, row);
    // Of any change: the row may be missing, or older than a change by the release before.
    rows.gather(WRITE_TITLES, toSearchRow(state));
  }
}
