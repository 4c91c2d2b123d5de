import { Controller, Get, Headers, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import Negotiator from 'negotiator';
import type { Actor } from '../../../../kernel/actor.js';
import { Failure } from '../../../../kernel/failure.js';
import { CurrentActor } from '../../../../platform/http/admission/current-actor.js';
import { RequireScope } from '../../../../surfaces/oratek/documented.js';
import { pagingOf, toPageBody } from '../../../../surfaces/oratek/page.dto.js';
import { allEntries, AuditQueries } from '../../ports/audit.queries.js';
import { csvOf } from './audit-csv.js';
import { AuditListQuery, AuditPage, mostOf, pageOf, pagingFaults, publishEntry, toFilter } from './audit.dto.js';

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv';

/** `/api/v1/settings/audit`: who did what to which settings. */
@ApiTags('Settings')
@Controller('api/v1/settings/audit')
export class AuditController {
  constructor(private readonly queries: AuditQueries) {}

  @Get()
  @RequireScope('admin', {
    id: 'listAuditEntries',
    summary: 'Read the audit log',
    description:
      'Lists who did what to the settings of your organization, its users, keys, webhooks, pipelines, stages and fields, newest first, with what changed and from where; calls that lacked the scope `admin` too, at most 10 a minute and key. An entry is written with its change or not at all, is never changed, and is kept for 400 days. With `format=csv`, all entries as a file, or the first `limit`.',
    success: { status: 200, description: 'A page of entries, or a file of them as CSV.', type: AuditPage, also: CSV_TYPE },
    reads: true,
    errors: ['validation'],
  })
  async list(@CurrentActor() actor: Actor, @Query() query: AuditListQuery, @Headers('accept') accept: string | undefined): Promise<AuditPage | StreamableFile> {
    const filter = toFilter(query);
    const isWhole = isCsv(query, accept);
    // Of the parameter, the query's own check has refused them.
    const faults = isWhole ? pagingFaults(query, 'Accept: text/csv') : [];
    if (faults.length > 0) throw new Failure('invalid', 'validation', 'The query asks for a page of a file.', faults);
    if (isWhole) return new StreamableFile(csvOf(allEntries(this.queries, actor.orgId, filter, mostOf(query))), { type: `${CSV_TYPE}; charset=utf-8`, disposition: 'attachment; filename="audit.csv"' });
    const page = pageOf(query);
    return toPageBody(await this.queries.list(actor.orgId, { ...filter, ...pagingOf(page) }), page, publishEntry);
  }
}

function isCsv({ format }: AuditListQuery, accept: string | undefined): boolean {
  if (format !== undefined) return format === 'csv';
  return new Negotiator({ headers: { accept } }).mediaType([JSON_TYPE, CSV_TYPE]) === CSV_TYPE;
}
