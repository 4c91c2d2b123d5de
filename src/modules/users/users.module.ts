import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostgresUserRepository } from './adapters/postgres/postgres-user.repository.js';
import { usersTable } from './adapters/postgres/user.table.js';
import { UsersFacade } from './application/users.facade.js';
import { UserRepository } from './ports/user.repository.js';
import { UsersApi } from './users.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([usersTable.entity])],
  providers: [
    { provide: UsersApi, useClass: UsersFacade },
    { provide: UserRepository, useClass: PostgresUserRepository },
  ],
  exports: [UsersApi],
})
export class UsersModule {}
