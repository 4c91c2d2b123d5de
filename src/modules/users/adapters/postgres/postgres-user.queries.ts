import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import { UserQueries } from '../../ports/user.queries.js';
import type { Paging, User } from '../../users.api.js';
import { toUser, type UserRow, usersTable } from './user.table.js';

@Injectable()
export class PostgresUserQueries extends UserQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async list(orgId: OrgId, paging: Paging): Promise<Page<User>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    const { rows, nextCursor } = await readPage<UserRow & Record<string, unknown>>(this.database, {
      table: 'users',
      columns: usersTable.columns.join(', '),
      where,
      sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
      ...paging,
      identity: [orgId, 'users'],
      keepPlan: true,
    });
    return { items: rows.map(toUser), nextCursor };
  }
}
