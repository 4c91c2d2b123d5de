import { Injectable } from '@nestjs/common';
import { Clock } from '../../../../kernel/clock.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { createUser } from '../../domain/user.js';
import { UsersApi, type User } from '../../users.api.js';
import { toRow, usersTable } from './user.table.js';

@Injectable()
export class PostgresUsers extends UsersApi {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  override create(orgId: OrgId, input: { email: string; role: User['role'] }): User {
    const user = createUser(orgId, input, this.clock.now());
    this.units.save(usersTable, [orgId, user.id], user, (rows) => rows.insert(usersTable, toRow(user)));
    return user;
  }
}
