import { Injectable } from '@nestjs/common';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { UserRepository } from '../../ports/user.repository.js';
import type { User } from '../../users.api.js';
import { toRow, usersTable } from './user.table.js';

@Injectable()
export class PostgresUserRepository extends UserRepository {
  constructor(private readonly units: PostgresUnitOfWork) {
    super();
  }

  override add(user: User): void {
    this.units.save(usersTable, [user.orgId, user.id], user, (rows) => rows.insert(usersTable, toRow(user)));
  }
}
