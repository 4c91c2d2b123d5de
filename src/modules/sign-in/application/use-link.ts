import { Injectable } from '@nestjs/common';
import type { Departure, Visit } from '../../../contracts/visit.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { passwordFault, readPassword } from '../domain/password.js';
import { auditPassword, auditSignIn, auditUsedLink } from '../domain/sign-in.audit.js';
import { insecureSignIn, linkGone, passwordInvalid } from '../domain/sign-in.errors.js';
import { hashToken, isToken } from '../domain/token.js';
import { Attempts } from '../ports/attempts.js';
import { CommonPasswords } from '../ports/common-passwords.js';
import { PasswordHasher } from '../ports/password-hasher.js';
import { type LiveLink, SignInRepository } from '../ports/sign-in.repository.js';
import { PasswordPolicies } from '../sign-in.api.js';
import { actorOf, Sessions } from './sessions.js';

/** A link that works, as its page shows it. */
export interface OpenLink extends LiveLink {
  /** Whether its use sets a password: not where the organization lets its people in otherwise. */
  readonly setsPassword: boolean;
}

/** Uses one-time links. */
@Injectable()
export class UseLink {
  constructor(
    private readonly units: UnitOfWork,
    private readonly repository: SignInRepository,
    private readonly policies: PasswordPolicies,
    private readonly sessions: Sessions,
    private readonly hasher: PasswordHasher,
    private readonly common: CommonPasswords,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /** The link, unused: what reads mail looks at links, too. Throws `link_gone` if it does not work, and `rate_limited` after too many of those. */
  async look(visit: Visit, token: string): Promise<OpenLink> {
    const link = isToken(token) ? await this.repository.findLink(hashToken(token), this.clock.now()) : null;
    if (!link) {
      await this.attempts.admitBy('link', visit.client.address);
      throw linkGone();
    }
    return { ...link, setsPassword: (await this.policies.allowedIn([link.orgId])).has(link.orgId) };
  }

  /**
   * Uses the link up, sets the password, ends what the user had of sessions and links, and signs in. Of several at the same time, one
   * succeeds. Throws `link_gone`, `invalid` on `newPassword` (the link then stays), and `unavailable` while too many sign in.
   */
  async execute(visit: Visit, token: string, newPassword: string): Promise<Departure> {
    if (!visit.keepsCookies) throw insecureSignIn();
    const link = await this.look(visit, token);
    const passwordHash = link.setsPassword ? await this.hashOf(link, newPassword) : null;
    return this.units.run(async () => {
      const { orgId, userId, email, purpose } = link;
      const user = { orgId, id: userId, email };
      const now = this.clock.now();
      this.repository.useLink(link, hashToken(token), now, linkGone);
      const [credential = { orgId, userId, epoch: 0, passwordHash: null }] = await this.repository.credentialsOf([user]);
      const epoch = passwordHash === null ? credential.epoch : this.repository.setPassword(credential, passwordHash, now, { usedLink: hashToken(token) });
      const { cookie } = this.sessions.begin(visit, user, { method: 'link', epoch, proven: [{ orgId, userId, epoch }], isNoted: passwordHash !== null });
      this.repository.audit(actorOf(visit, user), auditUsedLink(user, purpose), ...(passwordHash === null ? [] : [auditPassword(user)]), auditSignIn(user, 'link'));
      return { to: '/account', cookies: [cookie, { name: 'device', value: this.attempts.remember(visit, [userId]), maxAge: 31_536_000 }] };
    });
  }

  private async hashOf(link: LiveLink, sent: string): Promise<string> {
    const password = readPassword(sent);
    const fault = passwordFault(password, link, await this.common.load());
    if (fault) throw passwordInvalid([{ path: ['newPassword'], ...fault }]);
    return this.hasher.hash(password);
  }
}
