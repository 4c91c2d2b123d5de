import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { TaskRecord } from '../../../../contracts/task-record.js';
import type { Actor } from '../../../../kernel/actor.js';
import type { RenderedJson } from '../../../../kernel/rendered-json.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { Conditions, RequestConditions } from '../../../../platform/http/writes/conditions.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { renderPage } from '../../../../surfaces/oratek/page.dto.js';
import { RecordChange } from '../../../../platform/input/record-change.js';
import { RecordId } from '../../../../platform/input/record-id.pipe.js';
import { ChangedBody } from '../../../../surfaces/oratek/input.js';
import { CreateTask } from '../../application/create-task.js';
import { DeleteTask } from '../../application/delete-task.js';
import { UpdateTask } from '../../application/update-task.js';
import { taskNotFound } from '../../domain/task.js';
import { TaskQueries } from '../../ports/task.queries.js';
import { CreateTaskBody, Task, TASK_FORM, TaskListQuery, TaskPage, toFields, toListRequest, UpdateTaskBody } from './tasks.dto.js';

/** `/api/v1/tasks` (oratek.md, Tasks). */
@ApiTags('Tasks')
@Controller('api/v1/tasks')
export class TasksController {
  constructor(
    private readonly queries: TaskQueries,
    private readonly createTask: CreateTask,
    private readonly updateTask: UpdateTask,
    private readonly deleteTask: DeleteTask,
  ) {}

  @Get()
  @RequireScope('read', {
    id: 'listTasks',
    summary: 'List tasks',
    description: 'Lists tasks, newest first. Filters narrow the list together.',
    success: { status: 200, description: 'A page of tasks.', type: TaskPage },
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: TaskListQuery): Promise<RenderedJson<TaskPage>> {
    return renderPage(await this.queries.list(actor.orgId, toListRequest(actor, query)), query);
  }

  @Post()
  @RequireScope('write', {
    id: 'createTask',
    summary: 'Create a task',
    description: 'Creates a task; only `title` is required. Fires `task.created`, and then `task.completed` if it is done already.',
    success: {
      status: 201,
      description: 'The task as created.',
      type: Task,
      record: true,
      location: '/api/v1/tasks/{id}',
    },
    body: true,
    errors: [],
  })
  @ApiBody({ type: CreateTaskBody, required: true })
  async create(@CurrentActor() actor: Actor, @Body() body: CreateTaskBody): Promise<TaskRecord> {
    return TASK_FORM.show(await this.createTask.execute(actor, { ...toFields(body), title: body.title }));
  }

  @Get(':id')
  @RequireScope('read', {
    id: 'getTask',
    summary: 'Get a task',
    description: 'Reads one task.',
    success: { status: 200, description: 'The task.', type: Task, record: true },
    errors: ['not_found'],
  })
  async get(@CurrentActor() actor: Actor, @RecordId() id: string): Promise<RenderedJson<TaskRecord>> {
    const task = await this.queries.find(actor.orgId, id);
    if (!task) throw taskNotFound();
    return TASK_FORM.pass(task);
  }

  @Patch(':id')
  @RequireScope('write', {
    id: 'updateTask',
    summary: 'Update a task',
    description:
      'Changes the fields that are sent and leaves the others; `null` clears a field. Fires `task.updated`, and then `task.completed` when the status becomes `done` or `completed` from another one.',
    success: { status: 200, description: 'The task as it now is.', type: Task, record: true },
    body: true,
    errors: ['no_fields', 'not_found', 'precondition_failed'],
  })
  @ApiBody({ type: UpdateTaskBody, required: true })
  async update(@CurrentActor() actor: Actor, @RecordId() id: string, @ChangedBody(UpdateTaskBody) change: RecordChange<UpdateTaskBody>, @Conditions() conditions: RequestConditions): Promise<TaskRecord> {
    return TASK_FORM.show(await this.updateTask.execute(actor, { id, change: change.for(TASK_FORM, toFields), precondition: conditions.on(TASK_FORM) }));
  }

  @Delete(':id')
  @HttpCode(204)
  @RequireScope('write', {
    id: 'deleteTask',
    summary: 'Delete a task',
    description: 'Deletes a task for good. Fires `task.deleted`.',
    success: { status: 204, description: 'The task is gone.' },
    errors: ['not_found', 'precondition_failed'],
  })
  async remove(@CurrentActor() actor: Actor, @RecordId() id: string, @Conditions() conditions: RequestConditions): Promise<void> {
    await this.deleteTask.execute(actor, { id, precondition: conditions.on(TASK_FORM) });
  }
}
