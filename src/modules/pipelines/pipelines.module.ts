import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PipelinesController } from './adapters/octolane/pipelines.controller.js';
import { pipelinesTable, stagesTable } from './adapters/postgres/pipeline.table.js';
import { PostgresPipelineRepository } from './adapters/postgres/postgres-pipeline.repository.js';
import { PipelinesFacade } from './application/pipelines.facade.js';
import { PipelinesApi } from './pipelines.api.js';
import { PipelineRepository } from './ports/pipeline.repository.js';

@Module({
  controllers: [PipelinesController],
  imports: [TypeOrmModule.forFeature([pipelinesTable.entity, stagesTable.entity])],
  providers: [
    { provide: PipelinesApi, useClass: PipelinesFacade },
    { provide: PipelineRepository, useClass: PostgresPipelineRepository },
  ],
  exports: [PipelinesApi],
})
export class PipelinesModule {}
