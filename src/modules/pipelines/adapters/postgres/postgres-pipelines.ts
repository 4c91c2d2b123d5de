import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../../kernel/domain-error.js';
import type { OrgId } from '../../../../kernel/ids.js';
import { UnitOfWork } from '../../../../kernel/unit-of-work.js';
import { Database } from '../../../../platform/database/database.js';
import { PostgresUnitOfWork } from '../../../../platform/database/postgres-unit-of-work.js';
import { Pipeline, type Stage } from '../../domain/pipeline.js';
import { PipelinesApi } from '../../pipelines.api.js';
import { pipelinesTable, stagesTable, toPipelineRow, toPipelineState, toStage, toStageRow, type PipelineRow, type StageRow } from './pipeline.table.js';

const PIPELINES = `SELECT ${pipelinesTable.columns.join(', ')} FROM pipelines WHERE org_id = $1 ORDER BY is_default DESC, name, id`;
const STAGES = `SELECT ${stagesTable.columns.join(', ')} FROM stages WHERE org_id = $1 ORDER BY pipeline_id, stage_order, id`;

/** What a unit has loaded: all pipelines of an organization, of which there are few. */
type Loaded = readonly Pipeline[];

@Injectable()
export class PostgresPipelines extends PipelinesApi {
  constructor(
    private readonly work: UnitOfWork,
    private readonly units: PostgresUnitOfWork,
    private readonly database: Database,
  ) {
    super();
  }

  override createDefault(orgId: OrgId): void {
    const pipeline = Pipeline.createDefault(orgId);
    this.units.remember(pipelinesTable, [orgId], [pipeline]);
    this.save(pipeline);
  }

  override async resolveStage(orgId: OrgId, asked: string, pipelineId: string | null): Promise<Stage> {
    const pipelines = await this.load(orgId);
    const found = pipelines.find(({ state }) => state.id === pipelineId)?.find(asked);
    if (found) return found;
    const home = pipelines.find(({ state }) => state.isDefault);
    if (!home) throw new Error(`The organization ${orgId} has no default pipeline`);
    const stage = home.findOrAppend(asked);
    if (home.isChanged) this.save(home);
    return stage;
  }

  override async keysMatching(orgId: OrgId, asked: string): Promise<string[]> {
    const keys = (await this.list(orgId)).map((pipeline) => pipeline.find(asked)?.key);
    return [...new Set(keys.filter((key) => key !== undefined))];
  }

  override async list(orgId: OrgId): Promise<Pipeline[]> {
    const [pipelines, stages] = await Promise.all([
      this.database.query<PipelineRow>({ name: 'pipelines', text: PIPELINES, values: [orgId] }),
      this.database.query<StageRow>({ name: 'stages', text: STAGES, values: [orgId] }),
    ]);
    return pipelines.map((row) => Pipeline.restore(toPipelineState(row), stages.filter(({ pipeline_id }) => pipeline_id === row.id).map(toStage)));
  }

  override setLocked(orgId: OrgId, pipeline: string, locked: boolean): Promise<Pipeline> {
    return this.work.run(async () => {
      const name = pipeline.toLowerCase();
      const found = (await this.load(orgId)).find(({ state }) => state.id === name || state.name.toLowerCase() === name);
      if (!found) throw new DomainError('not_found', 'pipeline_not_found', `The organization has no pipeline "${pipeline}".`);
      found.lock(locked);
      if (found.isChanged) this.save(found);
      return found;
    });
  }

  /** In the unit that is open, each pipeline once. */
  private async load(orgId: OrgId): Promise<Loaded> {
    return (await this.units.find<Loaded>(pipelinesTable, [orgId], () => this.list(orgId))) ?? [];
  }

  private save(pipeline: Pipeline): void {
    const { orgId, id } = pipeline.state;
    this.units.save(pipelinesTable, [orgId, id], pipeline, (rows) => {
      if (!pipeline.stored) rows.insert(pipelinesTable, toPipelineRow(pipeline.state));
      else rows.update(pipelinesTable, toPipelineRow(pipeline.state), pipeline.stored.version);
      for (const stage of pipeline.newStages) rows.insert(stagesTable, toStageRow(stage));
    });
  }
}
