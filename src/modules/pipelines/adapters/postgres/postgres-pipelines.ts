import { Injectable } from '@nestjs/common';
import { Failure } from '../../../../kernel/failure.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { readText } from '../../../../kernel/text-rules.js';
import { UnitOfWork } from '../../../../kernel/unit-of-work.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Pipeline, PIPELINE_NAME, type Stage } from '../../domain/pipeline.js';
import { PipelinesApi } from '../../pipelines.api.js';
import { pipelinesTable, stagesTable, toPipelineRow, toPipelineState, toStageRow, type PipelineRow, type StageRow } from './pipeline.table.js';

// One statement, one snapshot: old stages read beside a newer version of their pipeline would pass the version check.
const ALL =
  `SELECT ${pipelinesTable.columns.join(', ')}, (SELECT coalesce(json_agg(s ORDER BY s.stage_order, s.id), '[]')` +
  ` FROM stages s WHERE s.org_id = p.org_id AND s.pipeline_id = p.id) AS stages FROM pipelines p WHERE org_id = $1 ORDER BY is_default DESC, name, id`;

@Injectable()
export class PostgresPipelines extends PipelinesApi {
  constructor(
    private readonly work: UnitOfWork,
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override createDefault(orgId: OrgId): Pipeline {
    const pipeline = Pipeline.createDefault(orgId);
    this.save(pipeline);
    return pipeline;
  }

  override async resolveStage(orgId: OrgId, asked: string, pipelineId: string | null): Promise<Stage> {
    const pipelines = await this.load(orgId);
    const found = pipelines.find(({ state }) => state.id === pipelineId)?.find(asked);
    if (found) return found;
    const home = pipelines.find(({ state }) => state.isDefault) ?? this.createDefault(orgId);
    const stage = home.findOrAppend(asked);
    if (home.isChanged) this.save(home);
    return stage;
  }

  override async keysMatching(orgId: OrgId, asked: string): Promise<string[]> {
    const keys = (await this.list(orgId)).map((pipeline) => pipeline.find(asked)?.key);
    return [...new Set(keys.filter((key) => key !== undefined))];
  }

  override async list(orgId: OrgId): Promise<Pipeline[]> {
    const rows = await this.database.query<PipelineRow & { stages: StageRow[] }>({ name: 'pipelines', text: ALL, values: [orgId] });
    return rows.map((row) => Pipeline.restore(toPipelineState(row)));
  }

  override setLocked(orgId: OrgId, pipeline: string, locked: boolean): Promise<Pipeline> {
    return this.work.run(async () => {
      const name = readText(pipeline, PIPELINE_NAME).toLowerCase();
      const found = (await this.load(orgId)).find(({ state }) => state.id === name || state.name.toLowerCase() === name);
      if (!found) throw new Failure('not_found', 'pipeline_not_found', `The organization has no pipeline "${pipeline}".`);
      found.lock(locked);
      if (found.isChanged) this.save(found);
      return found;
    });
  }

  /** All pipelines of the organization, which are few, as the unit has them. */
  private load(orgId: OrgId): Promise<Pipeline[]> {
    return this.units.list<Pipeline>(pipelinesTable, {
      name: ['of organization', orgId],
      load: () => this.list(orgId),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId,
    });
  }

  private save(pipeline: Pipeline): void {
    const { orgId, id } = pipeline.state;
    this.units.save(pipelinesTable, [orgId, id], pipeline, (rows) => {
      if (!pipeline.isChanged) return;
      if (!pipeline.stored) rows.insert(pipelinesTable, toPipelineRow(pipeline.state));
      else rows.update(pipelinesTable, toPipelineRow(pipeline.state), pipeline.stored.version);
      for (const stage of pipeline.newStages) rows.insert(stagesTable, toStageRow(stage));
    });
  }
}
