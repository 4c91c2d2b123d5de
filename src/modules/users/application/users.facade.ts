import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import { createUser, ownerUnknown } from '../domain/user.js';
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

  override async requireOwner(orgId: OrgId, ownerId: string | null | undefined): Promise<void> {
    if (ownerId != null && !(await this.users.find(orgId, { id: ownerId }))) throw ownerUnknown();
  }

  override prefetch(orgId: OrgId, wanted: { readonly ids: readonly string[]; readonly emails: readonly string[] }): Promise<void> {
    return this.users.prefetch(orgId, wanted);
  }

  override create(actor: Actor, input: { email: string; role: User['role'] }): User {
    const user = createUser(actor.orgId, input, this.clock.now());
    this.users.add(user);
    return user;
  }
}
