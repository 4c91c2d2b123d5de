import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../../contracts/account-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import type { SearchRequest } from '../../../../kernel/search.js';
import { BY_KEYS } from '../../../../platform/database/by-keys.js';
import { Database } from '../../../../platform/database/database.js';
import { readSearch } from '../../../../platform/database/search-list.js';
import { countValued } from '../../../../platform/database/valued-rows.js';
import { AccountQueries } from '../../ports/account.queries.js';
import type { AccountFilterField, AccountOrder } from '../../ports/account.search.js';
import { ACCOUNT_SOURCE } from './account-source.js';
import { accountsTable, type AccountRow, IS_SHOWN, toView } from './account.table.js';

const FIND = `SELECT ${accountsTable.columns.join(', ')} FROM accounts WHERE org_id = $1 AND id = $2 AND ${IS_SHOWN}`;
const COUNT_VALUED = countValued('accounts', IS_SHOWN);

@Injectable()
export class PostgresAccountQueries extends AccountQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<AccountView | null> {
    const [row] = await this.database.query<AccountRow>({ name: 'account_by_id', text: FIND, values: [orgId, id] });
    return row ? toView(row) : null;
  }

  override async countWithValue(orgId: OrgId, propertyName: string): Promise<number> {
    const [row] = await this.database.query<{ count: string }>({ settings: BY_KEYS, name: 'accounts_with_value_count', text: COUNT_VALUED, values: [orgId, propertyName] });
    return Number(row?.count ?? 0);
  }

  override async search(orgId: OrgId, request: SearchRequest<AccountFilterField, AccountOrder>): Promise<Page<AccountView>> {
    const { rows, ...page } = await readSearch<AccountRow, AccountFilterField, AccountOrder>(this.database, ACCOUNT_SOURCE, { org_id: orgId }, request);
    return { items: rows.map(toView), ...page };
  }
}
