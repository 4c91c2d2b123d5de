import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { Paging, User } from '../users.api.js';

/** What all of an organization may see of its users. */
export type UserView = Pick<User, 'id' | 'name' | 'active'>;

/** Users to read. */
export abstract class UserQueries {
  /** One page, newest first. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, paging: Paging): Promise<Page<User>>;
}
