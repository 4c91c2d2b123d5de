import { Injectable } from '@nestjs/common';
import type { Departure, Visit } from '../../../contracts/visit.js';
import type { Actor } from '../../../kernel/actor.js';
import { Clock } from '../../../kernel/clock.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { auditSignIn, auditSignOut } from '../domain/sign-in.audit.js';
import { choiceGone } from '../domain/sign-in.errors.js';
import { hashToken, isToken } from '../domain/token.js';
import { type Choice, type Proof, type ProvenNow, SignInRepository } from '../ports/sign-in.repository.js';
import { PasswordPolicies } from '../sign-in.api.js';
import { actorOf, Sessions } from './sessions.js';

/** The session of somebody who is signed in. */
export interface PresentSession {
  readonly actor: Actor;
  readonly sessionId: string;
}

/** Somebody who has proven to be several users chooses one, after signing in or later. */
@Injectable()
export class ChooseUser {
  constructor(
    private readonly units: UnitOfWork,
    private readonly repository: SignInRepository,
    private readonly policies: PasswordPolicies,
    private readonly sessions: Sessions,
    private readonly clock: Clock,
  ) {}

  /** Of whom one may choose after signing in; empty if the choice is not open any more. */
  async afterSignIn(visit: Visit): Promise<ProvenNow[]> {
    const choice = await this.choiceOf(visit);
    return choice ? this.choosable(choice) : [];
  }

  /** Whom somebody who is signed in may switch to, the present user included. */
  async whileSignedIn({ actor, sessionId }: PresentSession): Promise<ProvenNow[]> {
    const proof = await this.repository.proofOfSession(actor.orgId, sessionId);
    return proof ? this.choosable(proof) : [];
  }

  /** Begins the session of the chosen user. Throws `choice_gone` unless it was proven and still counts; a choice is made once. */
  afterSigningIn(visit: Visit, userId: string, to: string): Promise<Departure> {
    return this.units.run(async () => {
      const choice = await this.choiceOf(visit);
      if (!choice) throw choiceGone();
      this.repository.useChoice(choice.tokenHash, choiceGone);
      return this.begin(visit, choice, userId, to);
    });
  }

  /** Ends the present session, and begins one of the chosen user. Throws `choice_gone`. */
  switchTo(visit: Visit, present: PresentSession, userId: string, to: string): Promise<Departure> {
    return this.units.run(async () => {
      const { actor, sessionId } = present;
      const proof = await this.repository.proofOfSession(actor.orgId, sessionId);
      if (!proof) throw choiceGone();
      const departure = await this.begin(visit, proof, userId, to);
      this.repository.audit(actor, auditSignOut({ id: actor.id ?? '', email: actor.name }));
      return departure;
    });
  }

  private async begin(visit: Visit, proof: Proof, userId: string, to: string): Promise<Departure> {
    const chosen = (await this.choosable(proof)).find((user) => user.userId === userId);
    const credential = chosen && proof.proven.find((one) => one.orgId === chosen.orgId && one.userId === userId);
    if (!chosen || !credential) throw choiceGone();
    const user = { orgId: chosen.orgId, id: userId, email: chosen.email };
    const { cookie: session } = this.sessions.begin(visit, user, { method: proof.method, epoch: credential.epoch, proven: proof.proven });
    this.repository.audit(actorOf(visit, user), auditSignIn(user, proof.method));
    return { to, cookies: [session, { name: 'choice', value: null }] };
  }

  /** Those who are still active, whose credential is still the same, and whose organization still takes what was proven. */
  private async choosable({ proven, method }: Proof): Promise<ProvenNow[]> {
    const now = await this.repository.stillProven(proven);
    const allowed = method === 'password' ? await this.policies.allowedIn([...new Set(now.map(({ orgId }) => orgId))]) : null;
    return now.filter(({ orgId }) => allowed === null || allowed.has(orgId)).sort((a, b) => (a.organization < b.organization ? -1 : 1));
  }

  private async choiceOf({ cookies: { choice: token } }: Visit): Promise<Choice | null> {
    return token === undefined || !isToken(token) ? null : this.repository.findChoice(hashToken(token), this.clock.now());
  }
}
