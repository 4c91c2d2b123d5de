import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { pipelinesTable, stagesTable } from './adapters/postgres/pipeline.table.js';
import { PostgresPipelines } from './adapters/postgres/postgres-pipelines.js';
import { PipelinesApi } from './pipelines.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([pipelinesTable.entity, stagesTable.entity])],
  providers: [{ provide: PipelinesApi, useClass: PostgresPipelines }],
  exports: [PipelinesApi],
})
export class PipelinesModule {}
