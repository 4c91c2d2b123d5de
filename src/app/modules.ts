import type { Type } from '@nestjs/common';
import { AccountsModule } from '../modules/accounts/accounts.module.js';
import { ActivitiesModule } from '../modules/activities/activities.module.js';
import { ApiKeysModule } from '../modules/api-keys/api-keys.module.js';
import { AuditModule } from '../modules/audit/audit.module.js';
import { ContactsModule } from '../modules/contacts/contacts.module.js';
import { CustomFieldsModule } from '../modules/custom-fields/custom-fields.module.js';
import { DealsModule } from '../modules/deals/deals.module.js';
import { DeliveriesModule } from '../modules/deliveries/deliveries.module.js';
import { EventsModule } from '../modules/events/events.module.js';
import { JobsModule } from '../modules/jobs/jobs.module.js';
import { NotesModule } from '../modules/notes/notes.module.js';
import { OnboardingModule } from '../modules/onboarding/onboarding.module.js';
import { OpenIdModule } from '../modules/openid/openid.module.js';
import { OrganizationsModule } from '../modules/organizations/organizations.module.js';
import { PipelinesModule } from '../modules/pipelines/pipelines.module.js';
import { RecoveryModule } from '../modules/recovery/recovery.module.js';
import { SearchModule } from '../modules/search/search.module.js';
import { SignInModule } from '../modules/sign-in/sign-in.module.js';
import { TasksModule } from '../modules/tasks/tasks.module.js';
import { TeamModule } from '../modules/team/team.module.js';
import { UsageModule } from '../modules/usage/usage.module.js';
import { UsersModule } from '../modules/users/users.module.js';
import { WebhooksModule } from '../modules/webhooks/webhooks.module.js';

/** The modules of the CRM. A new one is added here; their order is that of their routes in `openapi.yaml`. */
export const MODULES: readonly Type<unknown>[] = [
  OrganizationsModule,
  UsersModule,
  SignInModule,
  TeamModule,
  ApiKeysModule,
  OpenIdModule,
  RecoveryModule,
  AccountsModule,
  ContactsModule,
  PipelinesModule,
  CustomFieldsModule,
  DealsModule,
  TasksModule,
  NotesModule,
  ActivitiesModule,
  SearchModule,
  EventsModule,
  WebhooksModule,
  DeliveriesModule,
  JobsModule,
  AuditModule,
  UsageModule,
  OnboardingModule,
];
