import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UsageCounter } from './usage-counter.js';
import { usageHoursTable } from './usage-hours.table.js';

/** What counts the requests of each key. */
@Global()
@Module({ imports: [TypeOrmModule.forFeature([usageHoursTable.entity])], providers: [UsageCounter], exports: [UsageCounter] })
export class UsageCounterModule {}
