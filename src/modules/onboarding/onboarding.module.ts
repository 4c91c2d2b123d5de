import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { DealsModule } from '../deals/deals.module.js';
import { NotesModule } from '../notes/notes.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { UsersModule } from '../users/users.module.js';
import { CreateDemo } from './application/create-demo.js';
import { DemoRecords } from './application/demo-records.js';
import { InitOrganization } from './application/init-organization.js';

/** How an organization begins: `oratek init`, and the demo. */
@Module({
  imports: [OrganizationsModule, UsersModule, SignInModule, ApiKeysModule, PipelinesModule, AccountsModule, ContactsModule, DealsModule, NotesModule, TasksModule],
  providers: [InitOrganization, DemoRecords, CreateDemo],
})
export class OnboardingModule {}
