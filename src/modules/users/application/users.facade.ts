import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { createUser } from '../domain/user.js';
import { UserRepository } from '../ports/user.repository.js';
import { UsersApi, type User } from '../users.api.js';

@Injectable()
export class UsersFacade extends UsersApi {
  constructor(
    private readonly users: UserRepository,
    private readonly clock: Clock,
  ) {
    super();
  }

  override find(orgId: OrgId, by: { readonly id: string } | { readonly email: string }): Promise<Pick<User, 'id'> | null> {
    return this.users.find(orgId, by);
  }

  override prefetch(orgId: OrgId, ids: readonly string[]): Promise<void> {
    return this.users.prefetch(orgId, ids);
  }

  override create(actor: Actor, input: { email: string; role: User['role'] }): User {
    const user = createUser(actor.orgId, input, this.clock.now());
    this.users.add(user);
    return user;
  }
}
