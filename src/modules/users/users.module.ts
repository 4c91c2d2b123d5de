import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { UsersController } from './adapters/oratek/users.controller.js';
import { PostgresUserQueries } from './adapters/postgres/postgres-user.queries.js';
import { PostgresUserRepository } from './adapters/postgres/postgres-user.repository.js';
import { usersTable } from './adapters/postgres/user.table.js';
import { UsersFacade } from './application/users.facade.js';
import { UserQueries } from './ports/user.queries.js';
import { UserRepository } from './ports/user.repository.js';
import { AllOwnedRecords, UsersApi } from './users.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([usersTable.entity])],
  controllers: [UsersController],
  providers: [
    AllOwnedRecords,
    { provide: UsersApi, useClass: UsersFacade },
    { provide: UserQueries, useClass: PostgresUserQueries },
    { provide: UserRepository, useClass: PostgresUserRepository },
  ],
  exports: [UsersApi, AllOwnedRecords],
})
export class UsersModule {}
