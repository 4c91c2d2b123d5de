import { Injectable } from '@nestjs/common';
import type { ApiKeyView } from '../../../../contracts/api-key-record.js';
import { Clock } from '../../../../kernel/clock.js';
import type { OrgId } from '../../../../kernel/ids.js';
import type { Page } from '../../../../kernel/page.js';
import { Database } from '../../../../platform/database/database.js';
import { Conditions, readPage } from '../../../../platform/database/keyset-list.js';
import type { KeyState } from '../../domain/api-key.js';
import { ApiKeyQueries, type KeyListRequest } from '../../ports/api-key.queries.js';
import { type ApiKeyRow, COLUMNS, toApiKey } from './api-key.table.js';

/** The states of `stateOf` as SQL conditions. */
const IN_STATE: Readonly<Record<KeyState, (now: string) => string>> = {
  active: (now) => `revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ${now}::timestamptz)`,
  revoked: () => 'revoked_at IS NOT NULL',
  expired: (now) => `revoked_at IS NULL AND expires_at <= ${now}::timestamptz`,
};

@Injectable()
export class PostgresApiKeyQueries extends ApiKeyQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async find(orgId: OrgId, id: string): Promise<ApiKeyView | null> {
    const [row] = await this.database.query<ApiKeyRow>({ text: `SELECT ${COLUMNS} FROM api_keys WHERE org_id = $1 AND id = $2`, values: [orgId, id] });
    return row ? toApiKey(row) : null;
  }

  override async list(orgId: OrgId, { state, limit, offset, cursor }: KeyListRequest): Promise<Page<ApiKeyView>> {
    const where = new Conditions();
    where.and(`org_id = ${where.bind(orgId)}`);
    if (state !== null) where.and(IN_STATE[state](state === 'revoked' ? '' : where.bind(this.clock.now())));
    const { rows, nextCursor } = await readPage<ApiKeyRow>(this.database, {
      table: 'api_keys',
      columns: COLUMNS,
      where,
      sort: { expression: 'created_at', type: 'timestamptz', listed: 'created_at', descending: true },
      limit,
      offset,
      cursor,
      identity: [orgId, 'api-keys', state],
      // An organization has few keys: they are read by the primary key and sorted.
      keepPlan: false,
    });
    return { items: rows.map(toApiKey), nextCursor };
  }
}
