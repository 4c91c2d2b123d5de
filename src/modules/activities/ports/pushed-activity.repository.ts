import type { OrgId } from '../../../kernel/ids.js';
import type { PushedActivity } from '../domain/pushed-activity.js';

/** Activities that clients push in. All methods need an open unit of work. */
export abstract class PushedActivityRepository {
  /** Stages a new activity. The unit reruns if a record that it is joined to is deleted concurrently. */
  abstract add(activity: PushedActivity): void;
  /** Reads what `releaseContact` needs for all of these contacts by one statement. */
  abstract prefetch(orgId: OrgId, contactIds: readonly string[]): Promise<void>;
  /** Stages the deletion of the contact's activities; those that others share lose only the contact. */
  abstract releaseContact(orgId: OrgId, contactId: string): Promise<void>;
  /** Stages that the account's activities lose it. */
  abstract releaseAccount(orgId: OrgId, accountId: string): void;
}
