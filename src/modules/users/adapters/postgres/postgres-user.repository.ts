import { Injectable } from '@nestjs/common';
import { emailKey } from '../../../../kernel/email.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { UserRepository } from '../../ports/user.repository.js';
import type { User } from '../../users.api.js';
import { toRow, type UserRow, usersTable } from './user.table.js';

/** Two indexes serve it, by a set of ids and a set of emails. */
const FIND = 'SELECT id, email_key FROM users WHERE org_id = $1 AND id = ANY ($2::uuid[]) UNION SELECT id, email_key FROM users WHERE org_id = $1 AND email_key = ANY ($3::text[])';

type Found = Pick<UserRow, 'id' | 'email_key'>;

@Injectable()
export class PostgresUserRepository extends UserRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override async find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Pick<User, 'id'> | null> {
    const [column, value] = 'id' in by ? (['id', by.id] as const) : (['email_key', emailKey(by.email)] as const);
    return this.known(orgId, column, value, () => this.ask(orgId, column === 'id' ? [value] : [], column === 'id' ? [] : [value]));
  }

  override async prefetch(orgId: OrgId, { ids, emails }: { readonly ids: readonly string[]; readonly emails: readonly string[] }): Promise<void> {
    const keys = emails.map(emailKey);
    // Of users that are known already, it asks nothing.
    let asked: Promise<Found[]> | undefined;
    const ask = (): Promise<Found[]> => (asked ??= this.ask(orgId, [...new Set(ids)], [...new Set(keys)]));
    await Promise.all([...ids.map((id) => this.known(orgId, 'id', id, ask)), ...keys.map((key) => this.known(orgId, 'email_key', key, ask))]);
  }

  override add(user: User): void {
    this.units.save(usersTable, [user.orgId, user.id], user, (rows) => rows.insert(usersTable, toRow(user)));
  }

  private known(orgId: OrgId, column: keyof Found, value: string, ask: () => Promise<Found[]>): Promise<Pick<User, 'id'> | null> {
    return this.units.find(usersTable, [orgId, column, value], async () => (await ask()).find((user) => user[column] === value) ?? null);
  }

  private ask(orgId: OrgId, ids: readonly string[], keys: readonly string[]): Promise<Found[]> {
    return this.database.query<Found>({ name: 'users_by_id_or_email', text: FIND, values: [orgId, ids, keys] });
  }
}
