import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ContactHooks } from '../contacts/contacts.api.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { AllOwnedRecords } from '../users/users.api.js';
import { UsersModule } from '../users/users.module.js';
import { TaskBulkController } from './adapters/oratek/task-bulk.controller.js';
import { TasksController } from './adapters/oratek/tasks.controller.js';
import { PostgresTaskQueries } from './adapters/postgres/postgres-task.queries.js';
import { PostgresTaskRepository } from './adapters/postgres/postgres-task.repository.js';
import { TaskBodySweeper } from './adapters/postgres/task-body-sweeper.js';
import { taskSearchTable } from './adapters/postgres/task-search.table.js';
import { TaskTitleSweeper } from './adapters/postgres/task-title-sweeper.js';
import { tasksTable } from './adapters/postgres/task.table.js';
import { ChangeTasks } from './application/change-tasks.js';
import { CreateTask } from './application/create-task.js';
import { DeleteTask } from './application/delete-task.js';
import { PassOnTasks } from './application/pass-on-tasks.js';
import { ReleaseContact } from './application/release-contact.js';
import { TaskReferences } from './application/task-references.js';
import { TasksFacade } from './application/tasks.facade.js';
import { UpdateTask } from './application/update-task.js';
import { TaskQueries } from './ports/task.queries.js';
import { TaskRepository } from './ports/task.repository.js';
import { TasksApi } from './tasks.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([tasksTable.entity, taskSearchTable.entity]), ContactsModule, UsersModule],
  controllers: [TasksController, TaskBulkController],
  providers: [
    ChangeTasks,
    TaskBodySweeper,
    TaskTitleSweeper,
    CreateTask,
    TaskReferences,
    UpdateTask,
    DeleteTask,
    PassOnTasks,
    ReleaseContact,
    { provide: TasksApi, useClass: TasksFacade },
    { provide: TaskRepository, useClass: PostgresTaskRepository },
    { provide: TaskQueries, useClass: PostgresTaskQueries },
  ],
  exports: [TasksApi],
})
export class TasksModule implements OnModuleInit {
  constructor(
    private readonly hooks: ContactHooks,
    private readonly release: ReleaseContact,
    private readonly ownedRecords: AllOwnedRecords,
    private readonly passOnTasks: PassOnTasks,
  ) {}

  onModuleInit(): void {
    this.hooks.register(this.release);
    this.ownedRecords.register(this.passOnTasks);
  }
}
