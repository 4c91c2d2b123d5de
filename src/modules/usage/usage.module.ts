import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { UsageController } from './adapters/oratek/usage.controller.js';
import { PostgresUsageQueries } from './adapters/postgres/postgres-usage.queries.js';
import { UsageSweeper } from './adapters/postgres/usage-sweeper.js';
import { UsageQueries } from './ports/usage.queries.js';

/** Reads the counts of requests, which `platform/usage` writes. */
@Module({
  imports: [ApiKeysModule],
  controllers: [UsageController],
  providers: [UsageSweeper, { provide: UsageQueries, useClass: PostgresUsageQueries }],
  exports: [UsageSweeper],
})
export class UsageModule {}
