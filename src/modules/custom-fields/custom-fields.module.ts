import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { JobHandlers } from '../jobs/jobs.api.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { UsersModule } from '../users/users.module.js';
import { FieldsHandler } from './adapters/octolane/fields.handler.js';
import { PipelineFieldsController } from './adapters/octolane/pipeline-fields.controller.js';
import { RECORD_FIELDS_CONTROLLERS } from './adapters/octolane/record-fields.controller.js';
import { customFieldsTable } from './adapters/postgres/custom-field.table.js';
import { PostgresCustomFieldRepository } from './adapters/postgres/postgres-custom-field.repository.js';
import { ClearDeletedFields } from './application/clear-deleted-fields.js';
import { CustomFieldsFacade } from './application/custom-fields.facade.js';
import { DefineFields } from './application/define-fields.js';
import { DeleteField } from './application/delete-field.js';
import { ScopeOfFields } from './application/scope-of-fields.js';
import { UpdateFields } from './application/update-fields.js';
import { AllValuedRecords, CustomFieldsApi } from './custom-fields.api.js';
import { CustomFieldRepository } from './ports/custom-field.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([customFieldsTable.entity]), JobsModule, PipelinesModule, UsersModule],
  controllers: [...RECORD_FIELDS_CONTROLLERS, PipelineFieldsController],
  providers: [
    DefineFields,
    UpdateFields,
    DeleteField,
    ClearDeletedFields,
    AllValuedRecords,
    ScopeOfFields,
    FieldsHandler,
    { provide: CustomFieldsApi, useClass: CustomFieldsFacade },
    { provide: CustomFieldRepository, useClass: PostgresCustomFieldRepository },
  ],
  exports: [CustomFieldsApi, AllValuedRecords],
})
export class CustomFieldsModule implements OnModuleInit {
  constructor(
    private readonly jobHandlers: JobHandlers,
    private readonly clearDeletedFields: ClearDeletedFields,
  ) {}

  onModuleInit(): void {
    this.jobHandlers.register(this.clearDeletedFields);
  }
}
