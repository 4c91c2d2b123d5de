import { Injectable } from '@nestjs/common';
import type { Departure, SetCookie, Visit } from '../../../contracts/visit.js';
import { Clock } from '../../../kernel/clock.js';
import { toTimestamp } from '../../../kernel/timestamp.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import type { User } from '../../users/users.api.js';
import { auditSignIn } from '../domain/sign-in.audit.js';
import { insecureSignIn, nobodyLeft } from '../domain/sign-in.errors.js';
import type { ProvenUser, SignInMethod } from '../domain/session.js';
import { hashToken, newToken } from '../domain/token.js';
import { Attempts } from '../ports/attempts.js';
import { SignInRepository } from '../ports/sign-in.repository.js';
import { actorOf, Sessions } from './sessions.js';

/** Seconds in which somebody who is several users chooses one. */
const CHOICE_SECONDS = 600;
/** Where somebody goes who has just signed in. */
const ACCOUNT = '/account';
const CHOOSE = '/account/choose';
/** A year, in seconds. */
const DEVICE_SECONDS = 31_536_000;

/** Signs in somebody who has proven to be these users. */
@Injectable()
export class CompleteSignIn {
  constructor(
    private readonly units: UnitOfWork,
    private readonly repository: SignInRepository,
    private readonly sessions: Sessions,
    private readonly attempts: Attempts,
    private readonly clock: Clock,
  ) {}

  /** Throws `sign_in_refused` if none of them is active, and `https_required` where the browser keeps no cookie. */
  execute(visit: Visit, proven: readonly User[], method: SignInMethod, to = ACCOUNT): Promise<Departure> {
    return this.units.run(async () => {
      if (!visit.keepsCookies) throw insecureSignIn();
      const all = await this.repository.activeEpochs(proven);
      const [own, ...others] = all;
      const first = proven.find(({ orgId, id }) => orgId === own?.orgId && id === own.userId);
      if (!own || !first) throw nobodyLeft();
      const device: SetCookie = { name: 'device', value: this.attempts.remember(visit, all.map(({ userId }) => userId)), maxAge: DEVICE_SECONDS };
      if (others.length > 0) return { to: to === ACCOUNT ? CHOOSE : `${CHOOSE}?to=${encodeURIComponent(to)}`, cookies: [this.choose(all, method), device] };
      const { cookie: session } = this.sessions.begin(visit, first, { method, epoch: own.epoch, proven: all });
      this.repository.audit(actorOf(visit, first), auditSignIn(first, method));
      return { to, cookies: [session, device] };
    });
  }

  private choose(proven: readonly ProvenUser[], method: SignInMethod): SetCookie {
    const token = newToken();
    const expiresAt = toTimestamp(new Date(Date.parse(this.clock.now()) + CHOICE_SECONDS * 1000));
    this.repository.addChoice({ tokenHash: hashToken(token), method, proven, expiresAt });
    return { name: 'choice', value: token, maxAge: CHOICE_SECONDS };
  }
}
