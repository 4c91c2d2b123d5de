import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import { SignInApi } from '../../sign-in/sign-in.api.js';
import { type Paging, type User, UsersApi } from '../../users/users.api.js';
import type { Member } from '../team.api.js';
import { memberOf } from './member-of.js';

/** Users with how they sign in, to read. */
@Injectable()
export class Members {
  constructor(
    private readonly users: UsersApi,
    private readonly signIn: SignInApi,
  ) {}

  /** One page, newest first, by two statements. Throws `invalid` on `cursor`. */
  async list(orgId: OrgId, paging: Paging): Promise<Page<Member>> {
    const { items, ...page } = await this.users.list(orgId, paging);
    const access = await this.signIn.accessOf(orgId, items.map(({ id }) => id));
    return { ...page, items: items.map((user) => memberOf(user, access.get(user.id))) };
  }

  /** Null if the organization has no user with this id. */
  async find(orgId: OrgId, id: string): Promise<Member | null> {
    const user = await this.users.get(orgId, id);
    return user && this.of(user);
  }

  /** This user with how it signs in. */
  async of(user: User): Promise<Member> {
    return memberOf(user, (await this.signIn.accessOf(user.orgId, [user.id])).get(user.id));
  }
}
