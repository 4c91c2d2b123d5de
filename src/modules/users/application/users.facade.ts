import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { losesAdmin, UserAccount } from '../domain/user.js';
import { lastAdmin, ownerInactive, ownerUnknown, userNotFound } from '../domain/user.errors.js';
import { UserQueries } from '../ports/user.queries.js';
import { UserRepository } from '../ports/user.repository.js';
import { type Owner, type Paging, type User, type UserChange, type UserRole, UsersApi } from '../users.api.js';

@Injectable()
export class UsersFacade extends UsersApi {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UserRepository,
    private readonly queries: UserQueries,
    private readonly clock: Clock,
  ) {
    super();
  }

  override find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Owner | null> {
    return this.users.find(orgId, by);
  }

  override async requireOwner(orgId: OrgId, ownerId: string | null | undefined): Promise<void> {
    if (ownerId == null) return;
    const owner = await this.users.find(orgId, { id: ownerId });
    if (!owner) throw ownerUnknown();
    if (!owner.active) throw ownerInactive();
  }

  override prefetch(orgId: OrgId, wanted: { readonly ids: readonly string[]; readonly emails: readonly string[] }): Promise<void> {
    return this.users.prefetch(orgId, wanted);
  }

  override get(orgId: OrgId, id: string): Promise<User | null> {
    return this.users.get(orgId, id);
  }

  override list(orgId: OrgId, paging: Paging): Promise<Page<User>> {
    return this.queries.list(orgId, paging);
  }

  override withEmailIn(orgId: OrgId, email: string): Promise<User | null> {
    return this.users.withEmailIn(orgId, email);
  }

  override withEmail(email: string): Promise<User[]> {
    return this.users.withEmail(email);
  }

  override create(actor: Actor, input: { email: string; role: UserRole; name?: string | null }): User {
    const user = UserAccount.create(actor.orgId, input, this.clock.now());
    this.users.save(actor, user);
    return user.state;
  }

  override change(actor: Actor, id: string, change: UserChange | ((user: User) => UserChange | Promise<UserChange>)): Promise<User> {
    return this.units.run(async () => {
      const user = await this.users.load(actor.orgId, id);
      if (!user) throw userNotFound();
      const before = user.state;
      user.change(typeof change === 'function' ? await change(before) : change);
      if (losesAdmin(before, user.state) && !(await this.users.hasOtherAdmin(actor.orgId, id))) throw lastAdmin(user.state);
      this.users.save(actor, user);
      return user.state;
    });
  }

  override confirm(user: User): void {
    this.users.confirm(user);
  }
}
