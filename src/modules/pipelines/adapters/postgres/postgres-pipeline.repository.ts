import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { AuditLog } from '../../../../platform/audit/audit-log.js';
import { Database } from '../../../../platform/database/database.js';
import { RememberedSets } from '../../../../platform/database/remembered-sets.js';
import type { SetCheck } from '../../../../platform/database/staged-rows.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { MAX_PIPELINES, Pipeline, type PipelineState } from '../../domain/pipeline.js';
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

/** The most pipelines and stages that a process remembers, of all organizations: some ten megabytes. */
const MAX_REMEMBERED = 30_000;

@Injectable()
export class PostgresPipelineRepository extends PipelineRepository {
  private readonly remembered = new RememberedSets<PipelineState>(MAX_REMEMBERED, ({ stages }) => 1 + stages.length);

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
      load: async () => {
        const pipelines = await this.list(orgId);
        this.remembered.remember(orgId, pipelines.map(({ state }) => state));
        return pipelines;
      },
      recall: () => {
        const states = this.remembered.recall(orgId);
        return states && { aggregates: states.map((state) => Pipeline.restore(state)), check: unchanged(orgId, states) };
      },
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
      this.remembered.forget(orgId);
      stagePipeline(rows, pipeline, limit);
      this.audit.stage(rows, actor, auditPipeline(pipeline));
    });
  }
}

/** Whether the organization has just these pipelines, in these versions, which every change of one of their stages moves. */
function unchanged(orgId: OrgId, states: readonly PipelineState[]): SetCheck {
  const versions = states.map(({ id, version }) => `${id} ${version}`).sort();
  return {
    of: 'pipelines',
    render: (bind) => `SELECT 1 FROM (SELECT coalesce(array_agg(id || ' ' || version ORDER BY id), '{}') AS versions FROM pipelines WHERE org_id = ${bind(orgId)}) p WHERE p.versions = ${bind(versions)}::text[]`,
  };
}
