import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AllValuedRecords } from '../custom-fields/custom-fields.api.js';
import { CustomFieldsModule } from '../custom-fields/custom-fields.module.js';
import { AccountHooks, AccountsApi } from './accounts.api.js';
import { ListedFreeMail } from './adapters/free-mail/listed-free-mail.js';
import { AccountSearchController } from './adapters/octolane/account-search.controller.js';
import { AccountsController } from './adapters/octolane/accounts.controller.js';
import { accountSearchTable } from './adapters/postgres/account-search.table.js';
import { accountsTable } from './adapters/postgres/account.table.js';
import { PostgresAccountQueries } from './adapters/postgres/postgres-account.queries.js';
import { PostgresAccountRepository } from './adapters/postgres/postgres-account.repository.js';
import { AccountsFacade } from './application/accounts.facade.js';
import { ClearAccountValues } from './application/clear-account-values.js';
import { DeleteAccount } from './application/delete-account.js';
import { ReleaseDeletedAccounts } from './application/release-deleted-accounts.js';
import { ResolveAccount } from './application/resolve-account.js';
import { ResolveAccounts } from './application/resolve-accounts.js';
import { UpdateAccount } from './application/update-account.js';
import { UpdateAccounts } from './application/update-accounts.js';
import { AccountQueries } from './ports/account.queries.js';
import { AccountRepository } from './ports/account.repository.js';
import { FreeMail } from './ports/free-mail.js';

@Module({
  imports: [TypeOrmModule.forFeature([accountsTable.entity, accountSearchTable.entity]), CustomFieldsModule],
  controllers: [AccountsController, AccountSearchController],
  providers: [
    ResolveAccount,
    ResolveAccounts,
    UpdateAccount,
    UpdateAccounts,
    DeleteAccount,
    ReleaseDeletedAccounts,
    ClearAccountValues,
    AccountHooks,
    { provide: AccountsApi, useClass: AccountsFacade },
    { provide: AccountRepository, useClass: PostgresAccountRepository },
    { provide: AccountQueries, useClass: PostgresAccountQueries },
    { provide: FreeMail, useClass: ListedFreeMail },
  ],
  exports: [AccountsApi, AccountHooks],
})
export class AccountsModule implements OnModuleInit {
  constructor(
    private readonly valuedRecords: AllValuedRecords,
    private readonly clearAccountValues: ClearAccountValues,
  ) {}

  onModuleInit(): void {
    this.valuedRecords.register(this.clearAccountValues);
  }
}
