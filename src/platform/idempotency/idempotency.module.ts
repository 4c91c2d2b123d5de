import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Database } from '../database/database.js';
import { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import { PeriodicFailures } from '../telemetry/periodic-failures.js';
import { idempotencyTable } from './idempotency.table.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import { processLeasesTable } from './process-leases.table.js';

/** Stored answers of requests with an Idempotency-Key. Global: every route that writes uses it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([idempotencyTable.entity, processLeasesTable.entity])],
  providers: [
    {
      provide: IdempotencyKeys,
      useFactory: (database: Database, units: PostgresUnitOfWork, failures: PeriodicFailures) => new IdempotencyKeys(database, units, failures),
      inject: [Database, PostgresUnitOfWork, PeriodicFailures],
    },
  ],
  exports: [IdempotencyKeys],
})
export class IdempotencyModule {}
