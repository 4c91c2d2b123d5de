import type { AccountView } from '../../../contracts/account-record.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { SearchRequest } from '../../../kernel/search.js';
import type { AccountFilterField, AccountOrder } from './account.search.js';

/** Accounts to read. */
export abstract class AccountQueries {
  /** The account, or null if the organization has no account with this id. */
  abstract find(orgId: OrgId, id: string): Promise<AccountView | null>;
  /** How many accounts have a value of the custom field. */
  abstract countWithValue(orgId: OrgId, propertyName: string): Promise<number>;
  /**
   * One page of a search. Throws `invalid` on `cursor` if it is not one of this search, and with the code `too_broad` on
   * what to narrow if it cannot be answered in time.
   */
  abstract search(orgId: OrgId, request: SearchRequest<AccountFilterField, AccountOrder>): Promise<Page<AccountView>>;
}
