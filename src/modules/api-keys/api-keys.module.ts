import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Credentials } from '../../platform/auth/credentials.js';
import { KeyCredentials } from './adapters/auth/key-credentials.js';
import { apiKeysTable } from './adapters/postgres/api-key.table.js';
import { PostgresApiKeyRepository } from './adapters/postgres/postgres-api-key.repository.js';
import { ApiKeysApi } from './api-keys.api.js';
import { ManageKeys } from './application/manage-keys.js';
import { ApiKeyRepository } from './ports/api-key.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([apiKeysTable.entity])],
  providers: [
    { provide: ApiKeyRepository, useClass: PostgresApiKeyRepository },
    { provide: ApiKeysApi, useClass: ManageKeys },
    { provide: Credentials, useClass: KeyCredentials },
  ],
  exports: [ApiKeysApi, Credentials],
})
export class ApiKeysModule {}
