import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { emailKey } from '../../../../kernel/email.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import { auditUser } from '../../domain/user.audit.js';
import { losesAdmin, UserAccount } from '../../domain/user.js';
import { UserRepository } from '../../ports/user.repository.js';
import type { Owner, User } from '../../users.api.js';
import { toRow, toUser, type UserRow, usersTable } from './user.table.js';

/** Two indexes serve it, by a set of ids and a set of emails. */
const FIND =
  'SELECT id, email_key, active FROM users WHERE org_id = $1 AND id = ANY ($2::uuid[]) UNION SELECT id, email_key, active FROM users WHERE org_id = $1 AND email_key = ANY ($3::text[])';

const COLUMNS = usersTable.columns.join(', ');

/** More than anyone is a user of; a sign-in compares one password with each. */
const MOST_WITH_EMAIL = 20;

type Found = Pick<UserRow, 'id' | 'email_key' | 'active'>;

@Injectable()
export class PostgresUserRepository extends UserRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Owner | null> {
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

  override load(orgId: OrgId, id: string): Promise<UserAccount | null> {
    return this.units.find(usersTable, [orgId, id], async () => {
      const user = await this.get(orgId, id);
      return user && UserAccount.restore(user);
    });
  }

  override async hasOtherAdmin(orgId: OrgId, id: string): Promise<boolean> {
    const text = "SELECT 1 AS found FROM users WHERE org_id = $1 AND role = 'admin' AND active AND id <> $2 LIMIT 1";
    return (await this.database.query({ name: 'users_other_admin', text, values: [orgId, id] })).length > 0;
  }

  override save(actor: Actor, user: UserAccount): void {
    const { orgId, id } = user.state;
    this.units.save(usersTable, [orgId, id], user, (rows) => {
      const { isChanged, state, stored } = user;
      if (!isChanged) return;
      if (stored) rows.update(usersTable, toRow(state), stored.version);
      else rows.insert(usersTable, toRow(state));
      if (stored && losesAdmin(stored, state)) keepAnAdmin(rows, state);
      this.audit.stage(rows, actor, auditUser(user));
    });
  }

  override confirm({ orgId, id, version }: User): void {
    this.units.stage((rows) => rows.expectUnchanged(usersTable, { org_id: orgId, id }, version, { isShared: true }));
  }

  override async get(orgId: OrgId, id: string): Promise<User | null> {
    return this.one('user_by_id', `SELECT ${COLUMNS} FROM users WHERE org_id = $1 AND id = $2`, [orgId, id]);
  }

  override async withEmailIn(orgId: OrgId, email: string): Promise<User | null> {
    return this.one('user_by_email', `SELECT ${COLUMNS} FROM users WHERE org_id = $1 AND email_key = $2`, [orgId, emailKey(email)]);
  }

  override async withEmail(email: string): Promise<User[]> {
    const text = `SELECT ${COLUMNS} FROM users WHERE email_key = $1 ORDER BY active DESC, created_at, id LIMIT ${MOST_WITH_EMAIL}`;
    return (await this.database.query<UserRow>({ name: 'users_with_email', text, values: [emailKey(email)] })).map(toUser);
  }

  private async one(name: string, text: string, values: readonly unknown[]): Promise<User | null> {
    const [row] = await this.database.query<UserRow>({ name, text, values });
    return row ? toUser(row) : null;
  }

  private known(orgId: OrgId, column: 'id' | 'email_key', value: string, ask: () => Promise<Found[]>): Promise<Owner | null> {
    return this.units.find(usersTable, [orgId, column, value], async () => (await ask()).find((user) => user[column] === value) ?? null);
  }

  private ask(orgId: OrgId, ids: readonly string[], keys: readonly string[]): Promise<Found[]> {
    return this.database.query<Found>({ name: 'users_by_id_or_email', text: FIND, values: [orgId, ids, keys] });
  }
}

/**
 * Two admins may demote each other at the same time, and no row's version covers the set of them: such units write one after the
 * other, and each checks that an admin is left whom it does not change. If none is, it runs again, and is refused.
 */
function keepAnAdmin(rows: StagedRows, { orgId, id }: User): void {
  rows.lock(`admins ${orgId}`);
  rows.checks.push({
    of: 'users',
    render: (bind) => `SELECT 1 FROM users WHERE org_id = ${bind(orgId)} AND role = 'admin' AND active AND id <> ${bind(id)} LIMIT 1`,
  });
}
