import type { Actor } from '../../kernel/actor.js';
import type { OrgId } from '../../kernel/ids.js';
import type { ApiKey, IssuedKey, KeyState, NewKey } from './domain/api-key.js';
import type { RotatedKey, Rotation } from './domain/rotate-key.js';

export { KEY_STATES, type KeyState } from './domain/api-key.js';

/** A key that a user can have kept. */
export interface KeyOfUser {
  readonly key: ApiKey;
  readonly state: KeyState;
}

/** The interface of keys for other modules and the command line. */
export abstract class ApiKeysApi {
  /** Issues a key. Throws `invalid` naming each wrong field. The token is in this answer and nowhere else. */
  abstract create(actor: Actor, input: NewKey): Promise<IssuedKey>;
  /** The organization's keys, newest first, at most `limit`; revoked and expired ones included. */
  abstract list(orgId: OrgId, limit: number): Promise<ApiKey[]>;
  /** The keys with these ids, those that there are, in no order. */
  abstract named(orgId: OrgId, ids: readonly string[]): Promise<ApiKey[]>;
  /**
   * The keys that the user made, or that were issued for it, with those that such keys made: whoever made a key may have kept its token. Those that still
   * work come first, then the newest; at most `limit`. One statement.
   */
  abstract madeBy(orgId: OrgId, userId: string, limit: number): Promise<KeyOfUser[]>;
  /** Revokes the key with this prefix. Throws `api_key_not_found`. Revoking twice is no error and keeps the first moment and its actor. */
  abstract revoke(actor: Actor, prefix: string): Promise<ApiKey>;
  /** Rotates the key with this prefix. Throws `api_key_not_found`, and `invalid` naming each fault. */
  abstract rotate(actor: Actor, prefix: string, rotation: Rotation): Promise<RotatedKey>;
}
