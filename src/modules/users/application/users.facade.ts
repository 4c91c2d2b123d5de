import { Injectable } from '@nestjs/common';
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

  override create(orgId: OrgId, input: { email: string; role: User['role'] }): User {
    const user = createUser(orgId, input, this.clock.now());
    this.users.add(user);
    return user;
  }
}
