import type { JobStatus } from '../../../../contracts/job-record.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { fromDatabaseTime } from '../../../../platform/database/database-time.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { JobAuthor, JobParameters, JobState } from '../../domain/job.js';

export interface JobRow {
  org_id: string;
  id: string;
  version: number;
  type: string;
  parameters: JobParameters;
  author: JobAuthor;
  status: JobStatus;
  done: number;
  total: number;
  failures: number;
  due_at: string;
  created_at: string;
  updated_at: string;
}

export const jobsTable = defineTable<JobRow>({
  name: 'jobs',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    version: 'integer',
    type: 'text',
    parameters: 'jsonb',
    author: 'jsonb',
    status: 'text',
    done: 'integer',
    total: 'integer',
    failures: 'integer',
    due_at: 'timestamptz(3)',
    created_at: 'timestamptz(3)',
    updated_at: 'timestamptz(3)',
  },
  key: ['org_id', 'id'],
  versioned: true,
});

export function toRow({ orgId, id, version, type, parameters, author, status, done, total, failures, dueAt, createdAt, updatedAt }: JobState): JobRow {
  return { org_id: orgId, id, version, type, parameters, author, status, done, total, failures, due_at: dueAt, created_at: createdAt, updated_at: updatedAt };
}

export function toState(row: JobRow): JobState {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    version: row.version,
    type: row.type,
    parameters: row.parameters,
    author: row.author,
    status: row.status,
    done: row.done,
    total: row.total,
    failures: row.failures,
    dueAt: fromDatabaseTime(row.due_at),
    createdAt: fromDatabaseTime(row.created_at),
    updatedAt: fromDatabaseTime(row.updated_at),
  };
}
