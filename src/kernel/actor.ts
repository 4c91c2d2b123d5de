import type { OrgId } from './ids.js';

/** The sorts of actors: a key, a person, or the product itself, such as the demo's data. */
export const ACTOR_TYPES = ['api_key', 'user', 'system'] as const;

/** Who asks for a change or a read, and on behalf of which organization. */
export interface Actor {
  readonly orgId: OrgId;
  readonly type: (typeof ACTOR_TYPES)[number];
  /** The key's or the user's id; null for the system. */
  readonly id: string | null;
  /** What people call it: the key's name, the user's email. */
  readonly name: string;
  /** The id of the request, for its events to name; absent outside requests. */
  readonly requestId?: string;
}

/** Who did something, as it is kept and shown. */
export type ActorRecord = Pick<Actor, 'type' | 'id' | 'name'>;
