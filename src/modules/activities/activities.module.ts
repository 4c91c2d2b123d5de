import { Module } from '@nestjs/common';
import { ActivitiesController } from './adapters/oratek/activities.controller.js';
import { PostgresActivityQueries } from './adapters/postgres/postgres-activity.queries.js';
import { ActivityQueries } from './ports/activity.queries.js';

@Module({
  controllers: [ActivitiesController],
  providers: [{ provide: ActivityQueries, useClass: PostgresActivityQueries }],
})
export class ActivitiesModule {}
