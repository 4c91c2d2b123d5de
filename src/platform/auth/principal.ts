import type { Scope } from '../../contracts/scopes.js';
import type { ActorRecord } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';

/** The authenticated caller: a key, or a person by a session. */
export interface Principal {
  readonly orgId: OrgId;
  /** The actor, as it is stored with changes. */
  readonly actor: ActorRecord;
  readonly scopes: readonly Scope[];
  /**
   * Its name in the log: one that people know it by and that grants no access, such as the first characters of a token.
   */
  readonly label: string;
  /** The session of a person; null for a key. */
  readonly session: PrincipalSession | null;
}

/** The session by which a person asks. */
export interface PrincipalSession {
  /** Its public id, which grants no access. */
  readonly id: string;
}
