import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Identity } from '../domain/identity.js';

/** Who at a provider is which user. */
export abstract class IdentityRepository {
  /** The user that is linked; null if none is. */
  abstract userOf(orgId: OrgId, issuer: string, subject: string): Promise<string | null>;
  /** Whom at the issuer the user is linked to; null if to nobody. */
  abstract subjectOf(orgId: OrgId, issuer: string, userId: string): Promise<string | null>;
  /** Stages a link with an entry of the audit log. If another unit has linked the same person or user meanwhile, the unit runs again. */
  abstract link(actor: Actor, identity: Identity, email: string): void;
  /** Stages an entry of the audit log: somebody whom the provider vouches for was not let in. */
  abstract tellRefused(actor: Actor, email: string, reason: string): void;
}
