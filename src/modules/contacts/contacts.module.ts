import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountHooks } from '../accounts/accounts.api.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AllValuedRecords } from '../custom-fields/custom-fields.api.js';
import { CustomFieldsModule } from '../custom-fields/custom-fields.module.js';
import { PipelinesModule } from '../pipelines/pipelines.module.js';
import { ContactSearchController } from './adapters/octolane/contact-search.controller.js';
import { ContactProfilesController } from './adapters/octolane/contact-profiles.controller.js';
import { AllOwnedRecords } from '../users/users.api.js';
import { UsersModule } from '../users/users.module.js';
import { ContactBulkController } from './adapters/oratek/contact-bulk.controller.js';
import { ContactsController } from './adapters/oratek/contacts.controller.js';
import { ContactBodySweeper } from './adapters/postgres/contact-body-sweeper.js';
import { contactSearchTable } from './adapters/postgres/contact-search.table.js';
import { contactEmailsTable, contactsTable } from './adapters/postgres/contact.table.js';
import { PostgresContactQueries } from './adapters/postgres/postgres-contact.queries.js';
import { PostgresContactRepository } from './adapters/postgres/postgres-contact.repository.js';
import { ContactsFacade } from './application/contacts.facade.js';
import { ChangeContacts } from './application/change-contacts.js';
import { ClearContactValues } from './application/clear-contact-values.js';
import { CreateContact } from './application/create-contact.js';
import { DeleteContact } from './application/delete-contact.js';
import { ContactsOfDealsFacade } from './application/contacts-of-deals.facade.js';
import { PassOnContacts } from './application/pass-on-contacts.js';
import { ReleaseAccount } from './application/release-account.js';
import { ResolveContact } from './application/resolve-contact.js';
import { ResolveContacts } from './application/resolve-contacts.js';
import { UpdateContact } from './application/update-contact.js';
import { ContactsOfDeals, ContactHooks, ContactsApi } from './contacts.api.js';
import { ContactQueries } from './ports/contact.queries.js';
import { ContactRepository } from './ports/contact.repository.js';

@Module({
  imports: [UsersModule, AccountsModule, CustomFieldsModule, PipelinesModule, TypeOrmModule.forFeature([contactsTable.entity, contactEmailsTable.entity, contactSearchTable.entity])],
  controllers: [ContactsController, ContactBulkController, ContactProfilesController, ContactSearchController],
  providers: [
    ChangeContacts,
    CreateContact,
    UpdateContact,
    DeleteContact,
    ReleaseAccount,
    ClearContactValues,
    PassOnContacts,
    ResolveContact,
    ResolveContacts,
    ContactBodySweeper,
    ContactHooks,
    { provide: ContactsApi, useClass: ContactsFacade },
    { provide: ContactsOfDeals, useClass: ContactsOfDealsFacade },
    { provide: ContactRepository, useClass: PostgresContactRepository },
    { provide: ContactQueries, useClass: PostgresContactQueries },
  ],
  exports: [ContactsApi, ContactsOfDeals, ContactHooks],
})
export class ContactsModule implements OnModuleInit {
  constructor(
    private readonly accountHooks: AccountHooks,
    private readonly releaseAccount: ReleaseAccount,
    private readonly valuedRecords: AllValuedRecords,
    private readonly clearContactValues: ClearContactValues,
    private readonly ownedRecords: AllOwnedRecords,
    private readonly passOnContacts: PassOnContacts,
  ) {}

  onModuleInit(): void {
    this.accountHooks.register(this.releaseAccount);
    this.valuedRecords.register(this.clearContactValues);
    this.ownedRecords.register(this.passOnContacts);
  }
}
