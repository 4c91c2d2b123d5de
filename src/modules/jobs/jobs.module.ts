import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobsController } from './adapters/oratek/jobs.controller.js';
import { jobsTable } from './adapters/postgres/job.table.js';
import { PostgresJobQueue } from './adapters/postgres/postgres-job.queue.js';
import { PostgresJobRepository } from './adapters/postgres/postgres-job.repository.js';
import { JobRunner } from './application/job-runner.js';
import { JobsFacade } from './application/jobs.facade.js';
import { JobHandlers, JobsApi } from './jobs.api.js';
import { JobQueue } from './ports/job.queue.js';
import { JobRepository } from './ports/job.repository.js';

@Module({
  controllers: [JobsController],
  imports: [TypeOrmModule.forFeature([jobsTable.entity])],
  providers: [
    JobHandlers,
    JobRunner,
    { provide: JobsApi, useClass: JobsFacade },
    { provide: JobRepository, useClass: PostgresJobRepository },
    { provide: JobQueue, useClass: PostgresJobQueue },
  ],
  exports: [JobsApi, JobHandlers],
})
export class JobsModule {}
