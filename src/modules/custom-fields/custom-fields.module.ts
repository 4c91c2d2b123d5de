import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { UsersModule } from '../users/users.module.js';
import { FieldsHandler } from './adapters/octolane/fields.handler.js';
import { PipelineFieldsController } from './adapters/octolane/pipeline-fields.controller.js';
import { RECORD_FIELDS_CONTROLLERS } from './adapters/octolane/record-fields.controller.js';
import { customFieldsTable } from './adapters/postgres/custom-field.table.js';
import { PostgresCustomFieldRepository } from './adapters/postgres/postgres-custom-field.repository.js';
import { CustomFieldsFacade } from './application/custom-fields.facade.js';
import { DefineFields } from './application/define-fields.js';
import { ScopeOfFields } from './application/scope-of-fields.js';
import { UpdateFields } from './application/update-fields.js';
import { CustomFieldsApi } from './custom-fields.api.js';
import { CustomFieldRepository } from './ports/custom-field.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([customFieldsTable.entity]), PipelinesModule, UsersModule],
  controllers: [...RECORD_FIELDS_CONTROLLERS, PipelineFieldsController],
  providers: [
    DefineFields,
    UpdateFields,
    ScopeOfFields,
    FieldsHandler,
    { provide: CustomFieldsApi, useClass: CustomFieldsFacade },
    { provide: CustomFieldRepository, useClass: PostgresCustomFieldRepository },
  ],
  exports: [CustomFieldsApi],
})
export class CustomFieldsModule {}
