import { Injectable } from '@nestjs/common';
import type { OrgId } from '../../../../kernel/ids.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Pipeline } from '../../domain/pipeline.js';
import { PipelineRepository } from '../../ports/pipeline.repository.js';
import { pipelinesTable, stagesTable, toPipelineRow, toPipelineState, toStageRow, type PipelineRow, type StageRow } from './pipeline.table.js';

// In one statement: stages of before an append beside the pipeline's version of after it would pass for current.
const ALL =
  `SELECT ${pipelinesTable.columns.join(', ')}, (SELECT coalesce(json_agg(s ORDER BY s.stage_order, s.id), '[]')` +
  ` FROM stages s WHERE s.org_id = p.org_id AND s.pipeline_id = p.id) AS stages FROM pipelines p WHERE org_id = $1 ORDER BY is_default DESC, name, id`;

@Injectable()
export class PostgresPipelineRepository extends PipelineRepository {
  constructor(
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override async list(orgId: OrgId): Promise<Pipeline[]> {
    const rows = await this.database.query<PipelineRow & { stages: StageRow[] }>({ name: 'pipelines', text: ALL, values: [orgId] });
    return rows.map((row) => Pipeline.restore(toPipelineState(row)));
  }

  override all(orgId: OrgId): Promise<Pipeline[]> {
    return this.units.list<Pipeline>(pipelinesTable, {
      name: ['of organization', orgId],
      load: () => this.list(orgId),
      keyOf: ({ state }) => [state.orgId, state.id],
      matches: ({ state }) => state.orgId === orgId,
    });
  }

  override save(pipeline: Pipeline): void {
    const { orgId, id } = pipeline.state;
    this.units.save(pipelinesTable, [orgId, id], pipeline, (rows) => {
      if (!pipeline.isChanged) return;
      if (!pipeline.stored) rows.insert(pipelinesTable, toPipelineRow(pipeline.state));
      else rows.update(pipelinesTable, toPipelineRow(pipeline.state), pipeline.stored.version);
      for (const stage of pipeline.newStages) rows.insert(stagesTable, toStageRow(stage));
    });
  }
}
