import { Controller, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TaskFields } from '../../../../contracts/task-fields.js';
import type { TaskView } from '../../../../contracts/task-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import type { ListItem } from '../../../../platform/input/shape.pipe.js';
import { answeredBulk, BulkAnswer, BulkBody, BulkItemBody, ItemBodyField, OperationsBody, operationsOf, type RecordBodies } from '../../../../surfaces/oratek/bulk.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { ChangeTasks } from '../../application/change-tasks.js';
import { TASK_FORM, CreateTaskBody, toFields, UpdateTaskBody } from './tasks.dto.js';

const BODIES: RecordBodies<CreateTaskBody, UpdateTaskBody, Pick<TaskFields, 'title'> & Partial<TaskFields>, TaskView, Partial<TaskFields>> = {
  create: CreateTaskBody,
  update: UpdateTaskBody,
  form: TASK_FORM,
  toNew: (body: CreateTaskBody) => ({ ...toFields(body), title: body.title }),
  toFields,
};

/** An item of a bulk of tasks. */
export class TaskBulkItem extends BulkItemBody {
  @ItemBodyField(CreateTaskBody, UpdateTaskBody, { title: 'Call Pinnacle Tox Lab about Q3 contract', priority: 'high' })
  override body?: Readonly<Record<string, unknown>> | null;
}

/** `/api/v1/tasks/bulk` (oratek.md, Extensions over the same records). */
@ApiTags('Tasks')
@Controller('api/v1/tasks/bulk')
export class TaskBulkController {
  constructor(private readonly changeTasks: ChangeTasks) {}

  @Post()
  @HttpCode(200)
  @RequireScope('write', {
    id: 'changeTasks',
    summary: 'Create, update and delete many tasks',
    description:
      'Does 1 to 100 things to tasks, in their order, each as by itself. An item with a fault fails alone. The others are written whole or not at all, so a bulk that is sent again with its `Idempotency-Key` does nothing twice. Fires `task.created`, `task.updated`, `task.completed` and `task.deleted` once for each task, as it is in the end.',
    success: { status: 200, description: 'What became of each item, even if all were refused.', type: BulkAnswer },
    body: true,
    errors: [],
  })
  @BulkBody(TaskBulkItem, CreateTaskBody, UpdateTaskBody)
  async bulk(@CurrentActor() actor: Actor, @OperationsBody(TaskBulkItem) items: ListItem<TaskBulkItem>[]): Promise<BulkAnswer> {
    return answeredBulk(items, await this.changeTasks.execute(actor, operationsOf(items, BODIES)));
  }
}
