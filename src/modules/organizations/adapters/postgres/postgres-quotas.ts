import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Quotas } from '../../../../platform/auth/quotas.js';
import { RecentReads } from '../../../../platform/auth/recent-reads.js';
import { Database } from '../../../../platform/database/database.js';
import { requestsPerHourOf } from '../../domain/organization.js';
import type { OrganizationRow } from './organization.table.js';

/** A change must take effect within a second, the time of the read included. */
const BELIEVED_MS = 500;

interface Terms {
  readonly requestsPerHour: number;
  readonly supportAddress: string | null;
}

/** Quotas by plan, or as agreed, read at most twice a second for each organization. */
@Injectable()
export class PostgresQuotas extends Quotas {
  private readonly recent: RecentReads<Terms>;

  constructor(private readonly database: Database) {
    super();
    this.recent = new RecentReads(BELIEVED_MS, (orgId) => this.read(orgId));
  }

  override async requestsPerHour(orgId: OrgId): Promise<number> {
    // An organization with a valid key exists: it is never deleted before its keys.
    return (await this.recent.get(orgId))?.requestsPerHour ?? 0;
  }

  override supportAddress(orgId: OrgId): string | null {
    return this.recent.known(orgId)?.supportAddress ?? null;
  }

  private async read(orgId: string): Promise<Terms | null> {
    const [row] = await this.database.query<Pick<OrganizationRow, 'plan' | 'requests_per_hour' | 'support_address'>>({
      name: 'quota',
      text: 'SELECT plan, requests_per_hour, support_address FROM organizations WHERE id = $1',
      values: [orgId],
    });
    return row ? { requestsPerHour: requestsPerHourOf({ plan: row.plan, requestsPerHour: row.requests_per_hour }), supportAddress: row.support_address } : null;
  }
}
