import { Injectable } from '@nestjs/common';
import { emailKey } from '../../../../kernel/email.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { UserRepository } from '../../ports/user.repository.js';
import type { User } from '../../users.api.js';
import { toRow, usersTable } from './user.table.js';

@Injectable()
export class PostgresUserRepository extends UserRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Pick<User, 'id'> | null> {
    const [name, column, value] = 'id' in by ? (['user_by_id', 'id', by.id] as const) : (['user_by_email', 'email_key', emailKey(by.email)] as const);
    return this.units.find(usersTable, [orgId, column, value], async () => {
      const [row] = await this.database.query<Pick<User, 'id'>>({ name, text: `SELECT id FROM users WHERE org_id = $1 AND ${column} = $2`, values: [orgId, value] });
      return row ?? null;
    });
  }

  override async prefetch(orgId: OrgId, ids: readonly string[]): Promise<void> {
    let read: Promise<Pick<User, 'id'>[]> | undefined;
    const load = (): Promise<Pick<User, 'id'>[]> => (read ??= this.database.query<Pick<User, 'id'>>({ name: 'users_by_ids', text: 'SELECT id FROM users WHERE org_id = $1 AND id = ANY ($2::uuid[])', values: [orgId, ids] }));
    await Promise.all(ids.map((id) => this.units.find(usersTable, [orgId, 'id', id], async () => (await load()).find((user) => user.id === id) ?? null)));
  }

  override add(user: User): void {
    this.units.save(usersTable, [user.orgId, user.id], user, (rows) => rows.insert(usersTable, toRow(user)));
  }
}
