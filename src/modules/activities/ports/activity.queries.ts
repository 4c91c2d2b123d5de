import type { EventDetails } from '../../../contracts/events.js';
import type { JsonObject } from '../../../kernel/json-object.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** The details of an activity that was pushed in. */
export interface PushedDetails {
  readonly description: string | null;
  readonly participants: readonly string[];
  readonly domains: readonly string[];
  readonly metadata: JsonObject;
}

/** Something that happened to a contact, as people read it: an event, or an activity that was pushed in. */
export interface ActivityView {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly at: Timestamp;
  readonly actor: { readonly type: string; readonly id: string | null; readonly name: string };
  readonly data: EventDetails | PushedDetails;
}

/** The timelines of contacts. */
export abstract class ActivityQueries {
  /** One page, newest first; null if the organization has no such contact. Throws `invalid` on `cursor`. */
  abstract ofContact(
    orgId: OrgId,
    contactId: string,
    paging: { readonly limit: number; readonly offset: number; readonly cursor: string | null },
  ): Promise<Page<ActivityView> | null>;
}
