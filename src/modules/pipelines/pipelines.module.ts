import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PipelinesController } from './adapters/octolane/pipelines.controller.js';
import { pipelinesTable, stageAliasesTable, stagesTable } from './adapters/postgres/pipeline.table.js';
import { PostgresPipelineRepository } from './adapters/postgres/postgres-pipeline.repository.js';
import { AddStages } from './application/add-stages.js';
import { CreatePipeline } from './application/create-pipeline.js';
import { PipelinesFacade } from './application/pipelines.facade.js';
import { PipelinesApi } from './pipelines.api.js';
import { PipelineRepository } from './ports/pipeline.repository.js';

@Module({
  controllers: [PipelinesController],
  imports: [TypeOrmModule.forFeature([pipelinesTable.entity, stagesTable.entity, stageAliasesTable.entity])],
  providers: [
    CreatePipeline,
    AddStages,
    { provide: PipelinesApi, useClass: PipelinesFacade },
    { provide: PipelineRepository, useClass: PostgresPipelineRepository },
  ],
  exports: [PipelinesApi],
})
export class PipelinesModule {}
