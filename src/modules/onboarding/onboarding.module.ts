import { Module } from '@nestjs/common';
import { ApiKeysModule } from '../api-keys/api-keys.module.js';
import { ContactsModule } from '../contacts/contacts.module.js';
import { OrganizationsModule } from '../organizations/organizations.module.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { TasksModule } from '../tasks/tasks.module.js';
import { UsersModule } from '../users/users.module.js';
import { CreateDemo } from './application/create-demo.js';
import { InitOrganization } from './application/init-organization.js';

/** How an organization begins: `oratek init`, and the demo. */
@Module({
  imports: [OrganizationsModule, UsersModule, ApiKeysModule, PipelinesModule, ContactsModule, TasksModule],
  providers: [InitOrganization, CreateDemo],
})
export class OnboardingModule {}
