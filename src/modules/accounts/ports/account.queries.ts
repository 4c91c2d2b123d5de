import type { AccountView } from '../../../contracts/account-record.js';
import type { OrgId } from '../../../kernel/ids.js';

/** Accounts to read. */
export abstract class AccountQueries {
  /** The account, or null if the organization has no account with this id. */
  abstract find(orgId: OrgId, id: string): Promise<AccountView | null>;
}
