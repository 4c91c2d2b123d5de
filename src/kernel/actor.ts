import type { OrgId } from './ids.js';

/** The sorts of actors: a key, a person, or the product itself, such as the demo's data. */
export const ACTOR_TYPES = ['api_key', 'user', 'system'] as const;

/** The client that a request came from. */
export interface ClientOrigin {
  readonly address: string;
  readonly userAgent: string | null;
}

/** The author of a change or a read, and the organization it concerns. */
export interface Actor {
  readonly orgId: OrgId;
  readonly type: (typeof ACTOR_TYPES)[number];
  /** The key's or the user's id; null for the system. */
  readonly id: string | null;
  /** Its name for people: the key's name, the user's email. */
  readonly name: string;
  /** The id of the request, for its events to name; absent outside requests. */
  readonly requestId?: string;
  /** From where the request came, for the audit log; absent outside requests, and of an actor whose job runs later. */
  readonly client?: ClientOrigin;
}

/** The author of a change, as it is stored and shown. */
export type ActorRecord = Pick<Actor, 'type' | 'id' | 'name'>;

/** What of an actor is stored with a change. */
export function recordOf({ type, id, name }: Actor): ActorRecord {
  return { type, id, name };
}

/** The user who owns by default what the actor makes: the person who acts by a session (oratek.md, `owner_id`); nobody for a key and the system. */
export function makerOf({ type, id }: Pick<Actor, 'type' | 'id'>): string | null {
  return type === 'user' ? id : null;
}

/** The product itself, or an operator at the command line, as the author of changes in one organization. */
export function systemActor(orgId: OrgId, name: string): Actor {
  return { orgId, type: 'system', id: null, name };
}
