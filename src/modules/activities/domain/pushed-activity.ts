import type { PushedType } from '../../../contracts/pushed-activities.js';
import { type Actor, type ActorRecord, recordOf } from '../../../kernel/actor.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import type { JsonObject } from '../../../kernel/json-object.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** What a client says of an activity. */
export interface PushedFields {
  readonly type: PushedType;
  readonly title: string;
  readonly description: string | null;
  /** The emails of those who took part, as they were written. */
  readonly participants: readonly string[];
  /** Normalised domains of the accounts that it is about. */
  readonly domains: readonly string[];
  /** For the client alone. */
  readonly metadata: JsonObject;
}

/** The records that an activity is joined to: two sets, each in the order of the ids. */
export interface PushedLinks {
  readonly accountIds: readonly string[];
  readonly contactIds: readonly string[];
}

/** An activity that a client has pushed in, such as a call. It never changes. */
export interface PushedActivity extends PushedFields, PushedLinks {
  readonly orgId: OrgId;
  readonly id: string;
  /** Who pushed it. */
  readonly actor: ActorRecord;
  /** When it took place. */
  readonly at: Timestamp;
}

/**
 * A new activity by this actor.
 * @param at the time when it took place; null for now
 */
export function pushActivity(actor: Actor, fields: PushedFields, links: PushedLinks, at: Timestamp | null, now: Timestamp): PushedActivity {
  return {
    ...fields,
    participants: [...new Set(fields.participants)],
    domains: [...new Set(fields.domains)],
    accountIds: setOf(links.accountIds),
    contactIds: setOf(links.contactIds),
    orgId: actor.orgId,
    id: newId(),
    actor: recordOf(actor),
    at: at ?? now,
  };
}

function setOf(ids: readonly string[]): string[] {
  return [...new Set(ids)].sort();
}
