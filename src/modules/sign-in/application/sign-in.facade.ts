import { Injectable } from '@nestjs/common';
import type { Departure, Visit } from '../../../contracts/visit.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { User } from '../../users/users.api.js';
import { auditNewLink } from '../domain/sign-in.audit.js';
import { issueLink } from '../domain/sign-in-link.js';
import { LinkAddresses } from '../ports/link-addresses.js';
import { SignInRepository } from '../ports/sign-in.repository.js';
import { type CreatedLink, type LinkPurpose, SignInApi, type SignInMethod, type UserAccess } from '../sign-in.api.js';
import { CompleteSignIn } from './complete-sign-in.js';

@Injectable()
export class SignInFacade extends SignInApi {
  constructor(
    private readonly repository: SignInRepository,
    private readonly addresses: LinkAddresses,
    private readonly completeSignIn: CompleteSignIn,
    private readonly clock: Clock,
  ) {
    super();
  }

  override createLink(actor: Actor, user: Pick<User, 'orgId' | 'id' | 'email'>, purpose: LinkPurpose): CreatedLink {
    if (user.orgId !== actor.orgId) throw new Error('A link was asked for a user of another organization');
    const { link, token } = issueLink(user, purpose, this.clock.now());
    this.repository.putLink(link);
    this.repository.audit(actor, auditNewLink(user, purpose, link.expiresAt));
    return { url: this.addresses.ofLink(token), expiresAt: link.expiresAt };
  }

  override endSessions(actor: Actor, userId: string): void {
    this.repository.endAll(actor.orgId, userId);
  }

  override accessOf(orgId: OrgId, userIds: readonly string[]): Promise<ReadonlyMap<string, UserAccess>> {
    return this.repository.accessOf(orgId, userIds);
  }

  override complete(visit: Visit, proven: readonly User[], method: SignInMethod, to?: string): Promise<Departure> {
    return this.completeSignIn.execute(visit, proven, method, to);
  }
}
