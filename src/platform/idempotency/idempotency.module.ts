import { Global, Module } from '@nestjs/common';
import { Database } from '../database/database.js';
import { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import { IdempotencyKeys } from './idempotency-keys.js';

/** Answers kept for requests that are sent again. Global: every route that changes something uses it. */
@Global()
@Module({
  providers: [
    { provide: IdempotencyKeys, useFactory: (database: Database, units: PostgresUnitOfWork) => new IdempotencyKeys(database, units), inject: [Database, PostgresUnitOfWork] },
  ],
  exports: [IdempotencyKeys],
})
export class IdempotencyModule {}
