import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobsModule } from '../jobs/jobs.module.js';
import { PipelinesController } from './adapters/octolane/pipelines.controller.js';
import { PipelineSettingsController } from './adapters/oratek/pipeline-settings.controller.js';
import { pipelinesTable, stageAliasesTable, stagesTable } from './adapters/postgres/pipeline.table.js';
import { PostgresPipelineRepository } from './adapters/postgres/postgres-pipeline.repository.js';
import { AddStages } from './application/add-stages.js';
import { ChangeByName } from './application/change-by-name.js';
import { CreatePipeline } from './application/create-pipeline.js';
import { MergeStage } from './application/merge-stage.js';
import { PipelinesFacade } from './application/pipelines.facade.js';
import { UpdatePipeline } from './application/update-pipeline.js';
import { UpdateStage } from './application/update-stage.js';
import { PipelinesApi } from './pipelines.api.js';
import { PipelineRepository } from './ports/pipeline.repository.js';

@Module({
  controllers: [PipelinesController, PipelineSettingsController],
  imports: [JobsModule, TypeOrmModule.forFeature([pipelinesTable.entity, stagesTable.entity, stageAliasesTable.entity])],
  providers: [
    CreatePipeline,
    AddStages,
    UpdatePipeline,
    UpdateStage,
    MergeStage,
    ChangeByName,
    { provide: PipelinesApi, useClass: PipelinesFacade },
    { provide: PipelineRepository, useClass: PostgresPipelineRepository },
  ],
  exports: [PipelinesApi],
})
export class PipelinesModule {}
