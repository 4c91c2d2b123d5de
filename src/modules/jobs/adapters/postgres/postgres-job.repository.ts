import { Injectable } from '@nestjs/common';
import type { JobView } from '../../../../contracts/job-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Job } from '../../domain/job.js';
import { JobRepository } from '../../ports/job.repository.js';
import { type JobRow, jobsTable, toRow, toState } from './job.table.js';

const FIND = `SELECT ${jobsTable.columns.join(', ')} FROM jobs WHERE org_id = $1 AND id = $2`;

@Injectable()
export class PostgresJobRepository extends JobRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override find(orgId: OrgId, id: string): Promise<Job | null> {
    return this.units.find(jobsTable, [orgId, id], () => this.read(orgId, id));
  }

  override save(job: Job): void {
    const { orgId, id } = job.state;
    this.units.save(jobsTable, [orgId, id], job, (rows) => {
      if (!job.isChanged) return;
      if (job.stored) rows.update(jobsTable, toRow(job.state), job.stored.version);
      else rows.insert(jobsTable, toRow(job.state));
    });
  }

  override async view(orgId: OrgId, id: string): Promise<JobView | null> {
    return (await this.read(orgId, id))?.state ?? null;
  }

  private async read(orgId: OrgId, id: string): Promise<Job | null> {
    const [row] = await this.database.query<JobRow>({ name: 'job_by_id', text: FIND, values: [orgId, id] });
    return row ? Job.restore(toState(row)) : null;
  }
}
