import { Injectable } from '@nestjs/common';
import type { Visit } from '../../../contracts/visit.js';
import { type Actor, systemActor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { Failure } from '../../../kernel/failure.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type User, UsersApi } from '../../users/users.api.js';
import { emailUnverified, linkedToAnother, noSuchUser, userDisabled } from '../domain/openid.errors.js';
import { domainOf, type Vouched } from '../domain/vouched.js';
import { IdentityRepository } from '../ports/identity.repository.js';
import type { UsableProvider } from './organization-providers.js';

/**
 * Finds who a person at a provider is: a user of the one organization that the provider vouches for, never of another. First by issuer
 * and subject, then by the verified address, which links the two for good; else who has an address of a domain of the organization
 * joins it as a member.
 */
@Injectable()
export class FindUser {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly identities: IdentityRepository,
    private readonly clock: Clock,
  ) {}

  /** Throws `openid_email_unverified`, `openid_no_user`, `openid_linked_to_another`, `openid_user_disabled`. */
  async execute(visit: Visit, provider: UsableProvider, vouched: Vouched): Promise<User> {
    const actor: Actor = { ...systemActor(provider.orgId, 'openid'), requestId: visit.requestId, client: visit.client };
    try {
      return await this.find(actor, provider, vouched);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      // Somebody has made the user meanwhile.
      if (error.code === 'user_exists') return this.find(actor, provider, vouched);
      if (error.kind === 'forbidden') await this.tell(actor, vouched, error);
      throw error;
    }
  }

  private find(actor: Actor, { orgId, emailDomains }: UsableProvider, { issuer, subject, email, name }: Vouched): Promise<User> {
    return this.units.run(async () => {
      const linked = await this.identities.userOf(orgId, issuer, subject);
      const known = linked === null ? null : await this.users.get(orgId, linked);
      if (known) return active(known);
      if (email === null) throw emailUnverified();
      const user = (await this.users.withEmailIn(orgId, email)) ?? this.join(actor, emailDomains, email, name);
      const other = await this.identities.subjectOf(orgId, issuer, user.id);
      // Another sign-in of the same person may have linked the two since the first look.
      if (other === subject) return active(user);
      if (other !== null) throw linkedToAnother();
      this.identities.link(actor, { orgId, issuer, subject, userId: active(user).id, createdAt: this.clock.now() }, email);
      return user;
    });
  }

  private join(actor: Actor, emailDomains: readonly string[], email: string, name: string | null): User {
    const domain = domainOf(email);
    if (domain === null || !emailDomains.includes(domain)) throw noSuchUser();
    return this.users.create(actor, { email, role: 'member', name });
  }

  /** An admin sees in the audit log whom the provider vouched for in vain. */
  private tell(actor: Actor, { email, subject }: Vouched, { code }: Failure): Promise<void> {
    return this.units.run(() => {
      this.identities.tellRefused(actor, email ?? subject, code);
      return Promise.resolve();
    });
  }
}

function active(user: User): User {
  if (!user.active) throw userDisabled();
  return user;
}
