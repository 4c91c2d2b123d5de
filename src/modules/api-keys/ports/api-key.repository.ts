import type { Actor } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Timestamp } from '../../../kernel/timestamp.js';
import type { ApiKey, IssuedKey } from '../domain/api-key.js';

/** Keys as they are stored. Writes need an open unit of work; those of an actor go into the audit log. */
export abstract class ApiKeyRepository {
  abstract add(actor: Actor, issued: IssuedKey): void;
  /**
   * The key of a token: the one look-up that does not know the organization yet.
   * @param tokenHash the token's SHA-256 in hex
   */
  abstract findByHash(tokenHash: string): Promise<ApiKey | null>;
  /** The key, or null if the organization has none with this id. */
  abstract find(orgId: OrgId, id: string): Promise<ApiKey | null>;
  /** The keys with these ids, those that there are, in no order. */
  abstract findAll(orgId: OrgId, ids: readonly string[]): Promise<ApiKey[]>;
  /** The keys with this prefix; two only by a rare chance. */
  abstract findByPrefix(orgId: OrgId, prefix: string): Promise<ApiKey[]>;
  abstract list(orgId: OrgId, limit: number): Promise<ApiKey[]>;
  /** The keys that the user made, with those that they made: those that work at `now` first, then the newest. */
  abstract madeBy(orgId: OrgId, userId: string, now: Timestamp, limit: number): Promise<ApiKey[]>;
  /** Writes when and by whom the key was revoked. A key that is revoked already is not changed; the unit is retried if another one revoked it meanwhile. */
  abstract revoke(actor: Actor, key: ApiKey, revoked: ApiKey): void;
  /**
   * Ends the key as `retired` says, or sooner if it was to end sooner. The unit fails with `otherwise`, and writes
   * nothing, if the key is no longer active at `now`.
   */
  abstract retire(actor: Actor, key: ApiKey, retired: ApiKey, now: Timestamp, otherwise: () => Error): void;
  /** Notes the use of the key, unless a use less than a minute before is noted already. */
  abstract touch(key: Pick<ApiKey, 'orgId' | 'id'>, at: Timestamp): void;
}
