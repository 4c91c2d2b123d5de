import { ApiProperty } from '@nestjs/swagger';
import { TASK_FIELDS, TASK_PRIORITIES, TASK_STATUSES, type TaskPriority, type TaskStatus } from '../../../../contracts/task-fields.js';
import { publishTask, TASK_RECORD_FORM, type TaskRecord } from '../../../../contracts/task-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { ChoiceField, IdField, ServerField, TextField, TimeField } from '../../../../platform/input/fields.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { bodyToFields } from '../../../../platform/input/domain-words.js';
import { ownerAsked } from '../../../../surfaces/oratek/owner-filter.js';
import { CursorQuery, FollowedPageMeta, pagingOf } from '../../../../surfaces/oratek/page.dto.js';
import { ChoiceParam, IdParam, OwnerParam, TimeParam } from '../../../../platform/input/query-params.js';
import type { TaskFields } from '../../domain/task.js';
import type { TaskListRequest } from '../../ports/task.queries.js';

const TITLE = { ...TASK_FIELDS.title.rules, description: 'What is to be done.', example: 'Call Pinnacle Tox Lab about Q3 contract' } as const;
const STATUS = {
  choices: TASK_STATUSES,
  description: 'Where the task stands. `done` and `completed` mean the same; the word you send is the one you get back.',
  example: 'open',
} as const;
const PRIORITY = { choices: TASK_PRIORITIES, description: 'How urgent it is; `normal` ranks with `medium`.', example: 'high' } as const;

/** The fields of a task that a client may send, except those that have a default (oratek.md, Tasks). */
abstract class TaskInput {
  @TextField({ ...TASK_FIELDS.category.rules, description: 'One word for the kind of task.', example: 'call' })
  category?: string | null;

  @TimeField({ description: 'When it is due: RFC 3339 with an offset.', example: '2026-05-20T14:00:00Z' })
  due_at?: Timestamp | null;

  @IdField({ description: 'The contact that it is about, one of your organization.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  contact_id?: string | null;

  @IdField({ description: 'The user of your organization who does it, of `GET /api/v1/users`.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a75' })
  owner_id?: string | null;
}

/** A new task; only the title is required. */
export class CreateTaskBody extends TaskInput {
  @TextField({ ...TITLE, required: true })
  title!: string;

  @ChoiceField({ ...STATUS, default: TASK_FIELDS.status.initial })
  status?: TaskStatus;

  @ChoiceField({ ...PRIORITY, default: TASK_FIELDS.priority.initial })
  priority?: TaskPriority;
}

/** A change of a task: only the fields sent change, `null` clears. A task that was read may be sent back whole. */
export class UpdateTaskBody extends TaskInput {
  @TextField(TITLE)
  title?: string;

  @ChoiceField(STATUS)
  status?: TaskStatus;

  @ChoiceField(PRIORITY)
  priority?: TaskPriority;

  @ServerField({ kind: 'id', description: 'Id of the task.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c' })
  id?: string;

  @ServerField({ kind: 'time', nullable: true, description: 'When it was done.', example: null })
  completed_at?: Timestamp | null;

  @ServerField({ kind: 'time', description: 'When it was created.', example: '2026-05-14T18:24:30.000Z' })
  created_at?: Timestamp;

  @ServerField({ kind: 'time', description: 'When it last changed.', example: '2026-05-14T18:24:30.000Z' })
  updated_at?: Timestamp;
}

/** The fields that were sent, in the domain's words. */
export const toFields = bodyToFields<Omit<UpdateTaskBody, SetByServer>, TaskFields>();

type SetByServer = 'id' | 'completed_at' | 'created_at' | 'updated_at';

/** How a task looks in this API. */
export const TASK_FORM = RecordForm.ofRendered(`task.${TASK_RECORD_FORM}`, publishTask);

/** The query of the task list. */
export class TaskListQuery extends CursorQuery {
  @ChoiceParam({ choices: TASK_STATUSES, description: 'Only tasks that stand so; `done` and `completed` each find both.', example: 'open' })
  status?: TaskStatus;

  @IdParam({ description: 'Only tasks about this contact.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  contact_id?: string;

  @OwnerParam({ description: 'Only tasks of this owner.' })
  owner_id?: string;

  @TimeParam({ description: 'Only tasks changed at this moment or later: RFC 3339 with an offset. To follow changes, begin with `1970-01-01T00:00:00Z`, and go on with `meta.synced_until`.', example: '2026-05-14T18:24:30Z' })
  updated_since?: Timestamp;
}

/** The query in the domain's words. */
export function toListRequest(actor: Actor, query: TaskListQuery): TaskListRequest {
  return { status: query.status ?? null, contactId: query.contact_id ?? null, ownerId: ownerAsked(actor, query.owner_id), updatedSince: query.updated_since ?? null, ...pagingOf(query) };
}

/** A task as this API shows it. Absent values are null. */
export class Task implements TaskRecord {
  @ApiProperty({ description: 'Id of the task, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c' })
  id!: string;

  @ApiProperty({ description: 'What is to be done.', example: 'Call Pinnacle Tox Lab about Q3 contract' })
  title!: string;

  @ApiProperty({ description: 'Where it stands.', enum: TASK_STATUSES, example: 'open' })
  status!: TaskStatus;

  @ApiProperty({ description: 'How urgent it is.', enum: TASK_PRIORITIES, example: 'high' })
  priority!: TaskPriority;

  @ApiProperty({ description: 'Kind of task.', type: String, nullable: true, example: 'call' })
  category!: string | null;

  @ApiProperty({ description: 'When it is due: UTC, in milliseconds.', type: String, format: 'date-time', nullable: true, example: '2026-05-20T14:00:00.000Z' })
  due_at!: Timestamp | null;

  @ApiProperty({ description: 'The contact that it is about.', type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  contact_id!: string | null;

  @ApiProperty({ description: 'The user who does it.', type: String, format: 'uuid', nullable: true, example: null })
  owner_id!: string | null;

  @ApiProperty({ description: 'When it was done; null while it is not.', type: String, format: 'date-time', nullable: true, example: null })
  completed_at!: Timestamp | null;

  @ApiProperty({ description: 'When it was created: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;

  @ApiProperty({ description: 'When it last changed: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  updated_at!: Timestamp;
}

/** A page of tasks. */
export class TaskPage {
  @ApiProperty({ description: 'The tasks of this page.', type: [Task] })
  data!: Task[];

  @ApiProperty({ description: 'What the page is.', type: FollowedPageMeta })
  meta!: FollowedPageMeta;
}
