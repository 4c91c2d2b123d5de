import type { TaskStatus } from '../../../contracts/task-fields.js';
import type { TaskRecord } from '../../../contracts/task-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { RenderedJson, RenderedRecord } from '../../../kernel/rendered-json.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

export interface TaskListRequest {
  /** `done` and `completed` each find both. */
  readonly status: TaskStatus | null;
  readonly contactId: string | null;
  readonly ownerId: string | null;
  /** Changed at this moment or later. */
  readonly updatedSince: Timestamp | null;
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** Tasks to read. */
export abstract class TaskQueries {
  /** How many tasks this user owns, counted up to `atMost`. */
  abstract countOwned(orgId: OrgId, ownerId: string, atMost: number): Promise<number>;
  /** The task as it is published, or null if the organization has no task with this id. */
  abstract find(orgId: OrgId, id: string): Promise<RenderedRecord<TaskRecord> | null>;
  /** One page of tasks as they are published, newest first. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, request: TaskListRequest): Promise<Page<RenderedJson<TaskRecord>>>;
}
