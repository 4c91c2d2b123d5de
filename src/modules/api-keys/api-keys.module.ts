import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Credentials } from '../../platform/auth/credentials.js';
import { KeyCredentials } from './adapters/auth/key-credentials.js';
import { ApiKeysController } from './adapters/oratek/api-keys.controller.js';
import { apiKeysTable } from './adapters/postgres/api-key.table.js';
import { PostgresApiKeyQueries } from './adapters/postgres/postgres-api-key.queries.js';
import { PostgresApiKeyRepository } from './adapters/postgres/postgres-api-key.repository.js';
import { ApiKeysApi } from './api-keys.api.js';
import { ApiKeysFacade } from './application/api-keys.facade.js';
import { CreateKey } from './application/create-key.js';
import { RevokeKey } from './application/revoke-key.js';
import { RotateKey } from './application/rotate-key.js';
import { ApiKeyQueries } from './ports/api-key.queries.js';
import { ApiKeyRepository } from './ports/api-key.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([apiKeysTable.entity])],
  controllers: [ApiKeysController],
  providers: [
    CreateKey,
    RevokeKey,
    RotateKey,
    { provide: ApiKeyRepository, useClass: PostgresApiKeyRepository },
    { provide: ApiKeyQueries, useClass: PostgresApiKeyQueries },
    { provide: ApiKeysApi, useClass: ApiKeysFacade },
    { provide: Credentials, useClass: KeyCredentials },
  ],
  exports: [ApiKeysApi, Credentials],
})
export class ApiKeysModule {}
