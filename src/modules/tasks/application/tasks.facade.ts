import { Injectable } from '@nestjs/common';
import type { TaskView } from '../../../contracts/task-record.js';
import type { Actor } from '../../../kernel/actor.js';
import type { TaskFields } from '../domain/task.js';
import { TasksApi } from '../tasks.api.js';
import { CreateTask } from './create-task.js';

@Injectable()
export class TasksFacade extends TasksApi {
  constructor(private readonly createTask: CreateTask) {
    super();
  }

  override create(actor: Actor, fields: Pick<TaskFields, 'title'> & Partial<TaskFields>): Promise<TaskView> {
    return this.createTask.execute(actor, fields);
  }
}
