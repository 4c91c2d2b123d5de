import { Injectable } from '@nestjs/common';
import type { Visit } from '../../../contracts/visit.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import type { Issue } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { OrganizationsApi } from '../../organizations/organizations.api.js';
import { UsersApi } from '../../users/users.api.js';
import { passwordFault, readPassword } from '../domain/password.js';
import { auditPassword } from '../domain/sign-in.audit.js';
import { noPassword, passwordInvalid, passwordWrong, sessionEnded } from '../domain/sign-in.errors.js';
import { Attempts } from '../ports/attempts.js';
import { CommonPasswords } from '../ports/common-passwords.js';
import { PasswordHasher } from '../ports/password-hasher.js';
import { SignInRepository } from '../ports/sign-in.repository.js';
import type { PresentSession } from './choose-user.js';
import { type BegunSession, Sessions } from './sessions.js';

/** Changes the password of somebody who is signed in. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly organizations: OrganizationsApi,
    private readonly repository: SignInRepository,
    private readonly sessions: Sessions,
    private readonly hasher: PasswordHasher,
    private readonly common: CommonPasswords,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends every session and link of the user: this browser goes on with a new session, so a stolen cookie of the old one is worth nothing. Throws
   * `invalid` on `currentPassword` and `newPassword`, `rate_limited` after too many wrong ones, and `unavailable` while too many sign in.
   * @returns the new session
   */
  async execute(visit: Visit, { actor, sessionId }: PresentSession, input: { readonly currentPassword: string; readonly newPassword: string }): Promise<BegunSession> {
    const { orgId, id } = identityOf(actor);
    await this.attempts.admitBy('password', id);
    const [user, organization, [credential], isCommon] = await Promise.all([
      this.users.get(orgId, id),
      this.organizations.get(orgId),
      this.repository.credentialsOf([{ orgId, id }]),
      this.common.load(),
    ]);
    if (!user || !credential || credential.passwordHash === null) throw noPassword();
    const wanted = readPassword(input.newPassword);
    const fault = passwordFault(wanted, { email: user.email, name: user.name, organization: organization.name, slug: organization.slug }, isCommon);
    if (!(await this.hasher.verify(readPassword(input.currentPassword), credential.passwordHash))) throw passwordWrong();
    const issues: Issue[] = fault ? [{ path: ['newPassword'], ...fault }] : [];
    if (issues.length > 0) throw passwordInvalid(issues);
    const hash = await this.hasher.hash(wanted);
    return this.units.run(async () => {
      const now = this.clock.now();
      const proof = await this.repository.proofOfSession(orgId, sessionId);
      if (!proof) throw sessionEnded();
      const [present] = await this.repository.credentialsOf([{ orgId, id }]);
      // It was changed meanwhile: what was verified is the present password no more.
      if (present?.passwordHash !== credential.passwordHash) throw passwordWrong();
      const epoch = this.repository.setPassword(present, hash, now);
      const proven = proof.proven.map((one) => (one.orgId === orgId && one.userId === id ? { ...one, epoch } : one));
      const begun = this.sessions.begin(visit, { orgId, id, email: user.email }, { method: proof.method, epoch, proven, isNoted: true });
      this.repository.audit(actor, auditPassword(user));
      return begun;
    });
  }
}

/** The user who acts. Throws for an actor that is no person: routes of people let nobody else in. */
export function identityOf({ orgId, type, id }: Actor): { readonly orgId: OrgId; readonly id: string } {
  if (type !== 'user' || id === null) throw new Error('Only a person has an account');
  return { orgId, id };
}
