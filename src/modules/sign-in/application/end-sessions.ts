import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { UnitOfWork } from '../../../kernel/unit-of-work.js';
import { auditEndOfAll, auditSignOut } from '../domain/sign-in.audit.js';
import { sessionNotFound } from '../domain/sign-in.errors.js';
import { SignInRepository } from '../ports/sign-in.repository.js';
import { identityOf } from './change-password.js';

/** Ends sessions of the person who asks. */
@Injectable()
export class EndSessions {
  constructor(
    private readonly units: UnitOfWork,
    private readonly repository: SignInRepository,
  ) {}

  /** Ends one, be it the present one or another. Throws `session_not_found`. */
  one(actor: Actor, sessionId: string): Promise<void> {
    return this.units.run(() => {
      const { orgId, id } = identityOf(actor);
      this.repository.end({ orgId, userId: id, id: sessionId }, sessionNotFound);
      this.repository.audit(actor, auditSignOut({ id, email: actor.name }));
      return Promise.resolve();
    });
  }

  /** Ends every one, the present one included, with all links of the user. */
  all(actor: Actor): Promise<void> {
    return this.units.run(() => {
      const { orgId, id } = identityOf(actor);
      this.repository.endAll(orgId, id);
      this.repository.audit(actor, auditEndOfAll({ id, email: actor.name }));
      return Promise.resolve();
    });
  }
}
