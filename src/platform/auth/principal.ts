import type { Scope } from '../../contracts/scopes.js';
import type { ActorRecord } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';

/** Who asks, by whatever means it was shown: a key, or a session of a person. */
export interface Principal {
  readonly orgId: OrgId;
  /** Who acts, as it is kept with what changes. */
  readonly actor: ActorRecord;
  readonly scopes: readonly Scope[];
  /** What the log calls it: something that people know it by and that opens nothing, such as the first characters of a token. */
  readonly label: string;
}
