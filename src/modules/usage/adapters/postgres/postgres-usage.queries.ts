import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { type Counts, type Usage, UsageQueries } from '../../ports/usage.queries.js';

/** $1 organization, $2 number of hours, $3 key or null. Each hour is a range of the primary key. */
const HOURS = `SELECT h.at, coalesce(sum(u.requests), 0)::float8 AS requests, coalesce(sum(u.refused), 0)::float8 AS refused
  FROM generate_series(date_trunc('hour', now(), 'UTC') - ($2::int - 1) * interval '1 hour', date_trunc('hour', now(), 'UTC'), interval '1 hour') AS h (at)
  LEFT JOIN usage_hours u ON u.org_id = $1 AND u.hour = h.at AND ($3::uuid IS NULL OR u.key_id = $3)
  GROUP BY h.at ORDER BY h.at`;

/** The same, and $4 the most keys. */
const KEYS = `SELECT key_id, sum(requests)::float8 AS requests, sum(refused)::float8 AS refused FROM usage_hours
  WHERE org_id = $1 AND hour > date_trunc('hour', now(), 'UTC') - $2::int * interval '1 hour' AND ($3::uuid IS NULL OR key_id = $3)
  GROUP BY key_id ORDER BY sum(requests) DESC, sum(refused) DESC, key_id LIMIT $4`;

@Injectable()
export class PostgresUsageQueries extends UsageQueries {
  constructor(private readonly database: Database) {
    super();
  }

  override async find(orgId: OrgId, { hours, keyId, maxKeys }: { hours: number; keyId: string | null; maxKeys: number }): Promise<Usage> {
    const ofHours = await this.database.query<Counts & { at: string }>({ text: HOURS, values: [orgId, hours, keyId] });
    const ofKeys = await this.database.query<Counts & { key_id: string }>({ text: KEYS, values: [orgId, hours, keyId, maxKeys] });
    return {
      hours: ofHours.map(({ at, requests, refused }) => ({ at: fromDatabaseTime(at), requests, refused })),
      keys: ofKeys.map(({ key_id, requests, refused }) => ({ keyId: key_id, requests, refused })),
    };
  }
}
