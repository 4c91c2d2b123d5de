import type { Failure } from '../../../../kernel/failure.js';
import type { StagedRows } from '../../../../platform/database/staged-rows.js';
import type { Pipeline } from '../../domain/pipeline.js';
import type { Stage } from '../../domain/stage.js';
import { type PipelineRow, pipelinesTable, stageAliasesTable, stagesTable, toAliasRow, toPipelineRow, toStageRow } from './pipeline.table.js';

/** How many pipelines an organization may have, and the refusal of one more. */
export interface PipelineLimit {
  readonly max: number;
  readonly otherwise: () => Failure;
}

/** Adds the pipeline with its stages to the rows to write, as far as they differ from what is stored. @param limit of a new one; null for none */
export function stagePipeline(rows: StagedRows, pipeline: Pipeline, limit: PipelineLimit | null): void {
  const { state, stored } = pipeline;
  if (stored) rows.update(pipelinesTable, toPipelineRow(state), stored.version);
  else if (limit) stageNew(rows, toPipelineRow(state), limit);
  else rows.insert(pipelinesTable, toPipelineRow(state));
  const left = new Map((stored?.stages ?? []).map((stage) => [stage.id, stage]));
  // The pipeline's version covers its stages, so they have none.
  for (const stage of state.stages) {
    const before = left.get(stage.id);
    left.delete(stage.id);
    if (!before) rows.insert(stagesTable, toStageRow(stage));
    else if (before !== stage) rows.update(stagesTable, toStageRow(stage), null);
    if (before && before.mergedInto === null && stage.mergedInto !== null) stageAliases(rows, stage, stage.mergedInto);
  }
  for (const { orgId, id } of left.values()) rows.delete(stagesTable, { org_id: orgId, id }, null);
}

/** A lock serializes new pipelines, so that each counts those before it. */
function stageNew(rows: StagedRows, row: PipelineRow, { max, otherwise }: PipelineLimit): void {
  rows.lock(`pipelines ${row.org_id}`);
  rows.command({
    table: 'pipelines',
    key: row.id,
    render: (bind) => {
      const values = pipelinesTable.columns.map((column) => `${bind(row[column as keyof PipelineRow])}::${pipelinesTable.types[column] ?? 'text'}`);
      return `INSERT INTO pipelines (${pipelinesTable.columns.join(', ')}) SELECT ${values.join(', ')} WHERE (SELECT count(*) FROM pipelines WHERE org_id = ${bind(row.org_id)}) < ${max}`;
    },
    expects: { rows: 1, of: 'pipeline_limit', otherwise },
  });
}

/** What the merged stage was called leads to the target, and so does all that led to the stage. */
function stageAliases(rows: StagedRows, stage: Stage, targetId: string): void {
  // During a rolling restart, the release before may have given the key of an alias to a new stage: the alias stays as it is.
  rows.insert(stageAliasesTable, toAliasRow(stage, targetId), 'nothing');
  rows.command({
    table: 'stage_aliases',
    key: stage.id,
    render: (bind) => `UPDATE stage_aliases SET stage_id = ${bind(targetId)} WHERE org_id = ${bind(stage.orgId)} AND stage_id = ${bind(stage.id)}`,
  });
}
