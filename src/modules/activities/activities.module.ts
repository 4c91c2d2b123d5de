import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountHooks } from '../accounts/accounts.api.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ContactHooks } from '../contacts/contacts.api.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { PushedActivitiesController } from './adapters/octolane/pushed-activities.controller.js';
import { ActivitiesController } from './adapters/oratek/activities.controller.js';
import { PostgresActivityQueries } from './adapters/postgres/postgres-activity.queries.js';
import { PostgresPushedActivityRepository } from './adapters/postgres/postgres-pushed-activity.repository.js';
import { activityAccountsTable, activityContactsTable, pushedActivitiesTable } from './adapters/postgres/pushed-activity.table.js';
import { PushActivity } from './application/push-activity.js';
import { ReleaseAccount, ReleaseContact } from './application/release-records.js';
import { ActivityQueries } from './ports/activity.queries.js';
import { PushedActivityRepository } from './ports/pushed-activity.repository.js';

@Module({
  imports: [TypeOrmModule.forFeature([pushedActivitiesTable.entity, activityAccountsTable.entity, activityContactsTable.entity]), AccountsModule, ContactsModule],
  controllers: [ActivitiesController, PushedActivitiesController],
  providers: [
    PushActivity,
    ReleaseAccount,
    ReleaseContact,
    { provide: ActivityQueries, useClass: PostgresActivityQueries },
    { provide: PushedActivityRepository, useClass: PostgresPushedActivityRepository },
  ],
})
export class ActivitiesModule implements OnModuleInit {
  constructor(
    private readonly accountHooks: AccountHooks,
    private readonly contactHooks: ContactHooks,
    private readonly releaseAccount: ReleaseAccount,
    private readonly releaseContact: ReleaseContact,
  ) {}

  onModuleInit(): void {
    this.accountHooks.register(this.releaseAccount);
    this.contactHooks.register(this.releaseContact);
  }
}
