import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { OrganizationsApi, type OrganizationView } from '../../organizations/organizations.api.js';
import { type User, UsersApi } from '../../users/users.api.js';
import type { SessionView } from '../domain/session.js';
import { sessionEnded } from '../domain/sign-in.errors.js';
import { SignInRepository } from '../ports/sign-in.repository.js';
import { identityOf } from './change-password.js';

/** The account and the sessions of the person who asks. */
@Injectable()
export class MyAccount {
  constructor(
    private readonly users: UsersApi,
    private readonly organizations: OrganizationsApi,
    private readonly repository: SignInRepository,
  ) {}

  async get(actor: Actor): Promise<{ readonly user: User; readonly organization: OrganizationView }> {
    const { orgId, id } = identityOf(actor);
    const [user, organization] = await Promise.all([this.users.get(orgId, id), this.organizations.get(orgId)]);
    if (!user) throw sessionEnded();
    return { user, organization };
  }

  /** The live sessions, the newest first: a bounded number. */
  sessions(actor: Actor): Promise<SessionView[]> {
    const { orgId, id } = identityOf(actor);
    return this.repository.sessionsOf(orgId, id);
  }
}
