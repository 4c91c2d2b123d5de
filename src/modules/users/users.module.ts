import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PostgresUsers } from './adapters/postgres/postgres-users.js';
import { usersTable } from './adapters/postgres/user.table.js';
import { UsersApi } from './users.api.js';

@Module({
  imports: [TypeOrmModule.forFeature([usersTable.entity])],
  providers: [{ provide: UsersApi, useClass: PostgresUsers }],
  exports: [UsersApi],
})
export class UsersModule {}
