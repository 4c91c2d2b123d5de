import { Injectable } from '@nestjs/common';
import type { AccountView } from '../../../../contracts/account-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { AccountQueries } from '../../ports/account.queries.js';
import { accountsTable, type AccountRow, toView } from './account.table.js';

const FIND = `SELECT ${accountsTable.columns.join(', ')} FROM accounts WHERE org_id = $1 AND id = $2`;

@Injectable()
export class PostgresAccountQueries extends AccountQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<AccountView | null> {
    const [row] = await this.database.query<AccountRow>({ name: 'account_by_id', text: FIND, values: [orgId, id] });
    return row ? toView(row) : null;
  }
}
