import { type DynamicModule, Module } from '@nestjs/common';
import { ActivitiesModule } from './modules/activities/activities.module.js';
import { ApiKeysModule } from './modules/api-keys/api-keys.module.js';
import { ContactsModule } from './modules/contacts/contacts.module.js';
import { DealsModule } from './modules/deals/deals.module.js';
import { OnboardingModule } from './modules/onboarding/onboarding.module.js';
import { OrganizationsModule } from './modules/organizations/organizations.module.js';
import { PipelinesModule } from './modules/pipelines/pipelines.module.js';
import { TasksModule } from './modules/tasks/tasks.module.js';
import { UsersModule } from './modules/users/users.module.js';
import { ClockModule } from './platform/clock/clock.module.js';
import { DatabaseModule, type DatabaseOptions } from './platform/database/database.module.js';
import { HttpModule } from './platform/http/http.module.js';
import { IdempotencyModule } from './platform/idempotency/idempotency.module.js';
import type { Lifecycle } from './platform/telemetry/lifecycle.js';
import { TelemetryModule } from './platform/telemetry/telemetry.module.js';

export interface AppOptions {
  readonly database: DatabaseOptions;
  readonly lifecycle: Lifecycle;
  /** Modules that only some processes have, such as what counts a server's requests. */
  readonly modules?: readonly DynamicModule[];
}

/** Which modules make the application. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ClockModule,
        DatabaseModule.forRoot(options.database),
        HttpModule,
        IdempotencyModule,
        TelemetryModule.forRoot(options.lifecycle),
        OrganizationsModule,
        UsersModule,
        ApiKeysModule,
        ContactsModule,
        PipelinesModule,
        DealsModule,
        TasksModule,
        ActivitiesModule,
        OnboardingModule,
        ...(options.modules ?? []),
      ],
    };
  }
}
