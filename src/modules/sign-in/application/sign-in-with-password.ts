import { Injectable } from '@nestjs/common';
import type { Departure, Visit } from '../../../contracts/visit.js';
import { EMAIL_LENGTH } from '../../../kernel/email.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { type User, UsersApi } from '../../users/users.api.js';
import { PASSWORD, readPassword } from '../domain/password.js';
import { insecureSignIn, signInRefused } from '../domain/sign-in.errors.js';
import { Attempts } from '../ports/attempts.js';
import { PasswordHasher } from '../ports/password-hasher.js';
import { type Credential, SignInRepository } from '../ports/sign-in.repository.js';
import { PasswordPolicies } from '../sign-in.api.js';
import { CompleteSignIn } from './complete-sign-in.js';

/** Signs somebody in by email and password. */
@Injectable()
export class SignInWithPassword {
  constructor(
    private readonly units: UnitOfWork,
    private readonly users: UsersApi,
    private readonly repository: SignInRepository,
    private readonly policies: PasswordPolicies,
    private readonly hasher: PasswordHasher,
    private readonly attempts: Attempts,
    private readonly complete: CompleteSignIn,
  ) {}

  /**
   * Throws `sign_in_refused`, the same for an address that nobody has, `rate_limited`, `unavailable` while too many sign in, and what completing a
   * sign-in throws. An email may be that of users in several organizations, each with a password of its own: who has this password is proven.
   */
  async execute(visit: Visit, input: { readonly email: string; readonly password: string; readonly to?: string }): Promise<Departure> {
    if (!visit.keepsCookies) throw insecureSignIn();
    const email = input.email.trim();
    const found = email === '' || email.length > EMAIL_LENGTH || email.includes('\0') || !email.isWellFormed() ? [] : (await this.users.withEmail(email)).filter(({ active }) => active);
    const users = await this.attempts.admit(visit, email, found);
    const proven = await this.provenBy(readPassword(input.password), users);
    if (proven.length === 0) {
      for (const user of users) this.repository.noteFailure(user, visit.requestId, visit.client);
      throw signInRefused();
    }
    return this.complete.execute(visit, proven, 'password', input.to);
  }

  /** Asks the same of the database and hashes at least once, so that an address that nobody has takes the same work as one that somebody has. */
  private async provenBy(password: string, users: readonly User[]): Promise<User[]> {
    const credentials = await this.repository.credentialsOf(users);
    const allowed = await this.policies.allowedIn([...new Set(users.map(({ orgId }) => orgId))]);
    const having = credentials.filter(({ orgId, passwordHash }) => passwordHash !== null && allowed.has(orgId));
    // No stored password is longer, and hashing it takes time by its length.
    const guess = password.length > 2 * PASSWORD.max ? '' : password;
    if (having.length === 0) await this.hasher.verify(guess, null);
    const proven: User[] = [];
    for (const credential of having) {
      const user = users.find(({ orgId, id }) => orgId === credential.orgId && id === credential.userId);
      if (!user || !(await this.hasher.verify(guess, credential.passwordHash))) continue;
      proven.push(user);
      if (credential.passwordHash !== null && this.hasher.isOutdated(credential.passwordHash)) await this.rehash(credential, guess);
    }
    return proven;
  }

  private async rehash(credential: Credential, password: string): Promise<void> {
    const renewed = await this.hasher.hash(password);
    await this.units.run(() => Promise.resolve(this.repository.rehash(credential, renewed)));
  }
}
