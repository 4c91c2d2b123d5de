import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { type ClaimedJob, JobQueue } from '../../ports/job.queue.js';

/*
 * A lease is a row that is due when the lease ends: after the death of its process, any other takes the job over. It need not be
 * exact, since each claim moves the version, under which a unit is written.
 */

/** How long a unit may take before another process takes the job over. */
const LEASE = "interval '15 seconds'";
/** A unit says when the next is due by its process's clock, which may be a little ahead of the database's. */
const CLOCKS_DIFFER = "interval '100 milliseconds'";

const CLAIM = `
  UPDATE jobs SET version = version + 1, status = 'running', due_at = now() + ${LEASE}
  WHERE (org_id, id) = (
    SELECT org_id, id FROM jobs
    WHERE status <> 'completed' AND due_at <= now() + ${CLOCKS_DIFFER} AND type = ANY ($1::text[]) AND ($2::uuid IS NULL OR id = $2)
    ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING org_id, id, version`;
const PUT_OFF = `
  UPDATE jobs SET version = version + 1, failures = failures + 1, due_at = now() + least(60, power(2, least(failures, 6))) * interval '1 second'
  WHERE org_id = $1 AND id = $2 AND version = $3`;
const SWEEP = "DELETE FROM jobs WHERE status = 'completed' AND updated_at < now() - interval '30 days'";

@Injectable()
export class PostgresJobQueue extends JobQueue {
  constructor(private readonly database: Database) {
    super();
  }

  override async claim(types: readonly string[], only: string | null): Promise<ClaimedJob | null> {
    const [row] = await this.database.query<{ org_id: string; id: string; version: number }>({ name: 'jobs_claim', writes: true, text: CLAIM, values: [types, only] });
    return row ? { orgId: row.org_id as OrgId, id: row.id, version: row.version } : null;
  }

  override async putOff({ orgId, id, version }: ClaimedJob): Promise<void> {
    await this.database.query({ name: 'jobs_put_off', writes: true, text: PUT_OFF, values: [orgId, id, version] });
  }

  override async sweep(): Promise<void> {
    await this.database.query({ name: 'jobs_sweep', writes: true, text: SWEEP, values: [] });
  }
}
