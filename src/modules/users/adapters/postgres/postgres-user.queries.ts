import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import { nameOf } from '../../domain/user.js';
import { UserQueries, type UserView } from '../../ports/user.queries.js';
import type { UserRow } from './user.table.js';

@Injectable()
export class PostgresUserQueries extends UserQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async list(orgId: OrgId, paging: { readonly limit: number; readonly offset: number; readonly cursor: string | null }): Promise<Page<UserView>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    const { rows, nextCursor } = await readPage<Pick<UserRow, 'id' | 'name' | 'email' | 'active' | 'created_at'>>(this.database, {
      table: 'users',
      columns: 'id, name, email, active, created_at',
      where,
      sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
      ...paging,
      identity: [orgId, 'users'],
      keepPlan: true,
    });
    return { items: rows.map(({ id, name, email, active }) => ({ id, name: nameOf(name, email), active })), nextCursor };
  }
}
