import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { MAX_PIPELINES, Pipeline } from '../../domain/pipeline.js';
import { auditPipeline } from '../../domain/pipeline.audit.js';
import { tooManyPipelines } from '../../domain/pipeline.errors.js';
import { NO_ALIASES, StageAliases } from '../../domain/stage-aliases.js';
import { PipelineRepository } from '../../ports/pipeline.repository.js';
import { type PipelineLimit, stagePipeline } from './pipeline-statements.js';
import { pipelinesTable, type StageAliasRow, stageAliasesTable, type StoredPipeline, toAlias, toPipelineState } from './pipeline.table.js';

// In one statement: stages of before an append beside the pipeline's version of after it would pass for current.
const ALL =
  `SELECT ${pipelinesTable.columns.join(', ')}, (SELECT coalesce(json_agg(s ORDER BY s.stage_order, s.id), '[]')` +
  ' FROM stages s WHERE s.org_id = p.org_id AND s.pipeline_id = p.id) AS stages,' +
  ' EXISTS (SELECT 1 FROM stage_aliases a WHERE a.org_id = p.org_id AND a.pipeline_id = p.id) AS has_aliases' +
  ' FROM pipelines p WHERE org_id = $1 ORDER BY is_default DESC, name, id';
const ALIASES = 'SELECT pipeline_id, key, label, first_label, stage_id FROM stage_aliases WHERE org_id = $1';

@Injectable()
export class PostgresPipelineRepository extends PipelineRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
    private readonly audit: AuditLog,
  ) {
    super();
  }

  override async list(orgId: OrgId): Promise<Pipeline[]> {
    const rows = await this.database.query<StoredPipeline>({ name: 'pipelines', text: ALL, values: [orgId] });
    return rows.map((row) => Pipeline.restore(toPipelineState(row)));
  }

  override async aliases(orgId: OrgId): Promise<StageAliases> {
    const rows = await this.database.query<StageAliasRow>({ name: 'stage_aliases', text: ALIASES, values: [orgId] });
    return new StageAliases(rows.map(toAlias));
  }

  override all(orgId: OrgId): Promise<Pipeline[]> {
    return this.units.list<Pipeline>(pipelinesTable, {
      name: ['of organization', orgId],
      load: () => this.list(orgId),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId,
    });
  }

  override async aliasesInUnit(orgId: OrgId): Promise<StageAliases> {
    return (await this.units.find(stageAliasesTable, ['of organization', orgId], () => this.aliases(orgId))) ?? NO_ALIASES;
  }

  override save(actor: Actor, pipeline: Pipeline): void {
    this.enlist(actor, pipeline, null);
  }

  override add(actor: Actor, pipeline: Pipeline): void {
    this.enlist(actor, pipeline, { max: MAX_PIPELINES, otherwise: () => tooManyPipelines(MAX_PIPELINES) });
  }

  private enlist(actor: Actor, pipeline: Pipeline, limit: PipelineLimit | null): void {
    const { orgId, id } = pipeline.state;
    this.units.save(pipelinesTable, [orgId, id], pipeline, (rows) => {
      if (!pipeline.isChanged) return;
      stagePipeline(rows, pipeline, limit);
      this.audit.stage(rows, actor, auditPipeline(pipeline));
    });
  }
}
