import type { OrgId } from '../../../../kernel/ids.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { PipelineState, Stage, StageType } from '../../domain/pipeline.js';

export interface PipelineRow {
  org_id: string;
  id: string;
  version: number;
  name: string;
  is_default: boolean;
  locked: boolean;
}

export const pipelinesTable = defineTable<PipelineRow>({
  name: 'pipelines',
  columns: { org_id: 'uuid', id: 'uuid', version: 'integer', name: 'text', is_default: 'boolean', locked: 'boolean' },
  key: ['org_id', 'id'],
  versioned: true,
  // Another unit made the organization's first pipeline concurrently.
  violations: { pipelines_default_key: 'retry' },
});

export interface StageRow {
  org_id: string;
  id: string;
  pipeline_id: string;
  key: string;
  label: string;
  stage_order: number;
  type: StageType;
  probability: number | null;
  is_default: boolean;
  color: string | null;
  is_active: boolean;
}

export const stagesTable = defineTable<StageRow>({
  name: 'stages',
  columns: {
    org_id: 'uuid',
    id: 'uuid',
    pipeline_id: 'uuid',
    key: 'text',
    label: 'text',
    stage_order: 'integer',
    type: 'text',
    probability: { type: 'integer', nullable: true },
    is_default: 'boolean',
    color: { type: 'text', nullable: true },
    is_active: 'boolean',
  },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'pipeline_id', 'key']],
  references: [{ columns: ['org_id', 'pipeline_id'], table: 'pipelines' }],
  // Another unit appended the same stage concurrently: the rerun finds it.
  violations: { stages_key_key: 'retry' },
});

export function toPipelineRow(state: PipelineState): PipelineRow {
  return { org_id: state.orgId, id: state.id, version: state.version, name: state.name, is_default: state.isDefault, locked: state.locked };
}

/** @param row with its stages, in their order */
export function toPipelineState(row: PipelineRow & { readonly stages: readonly StageRow[] }): PipelineState {
  return { orgId: row.org_id as OrgId, id: row.id, version: row.version, name: row.name, isDefault: row.is_default, locked: row.locked, stages: row.stages.map(toStage) };
}

export function toStageRow(stage: Stage): StageRow {
  return {
    org_id: stage.orgId,
    id: stage.id,
    pipeline_id: stage.pipelineId,
    key: stage.key,
    label: stage.label,
    stage_order: stage.order,
    type: stage.type,
    probability: stage.probability,
    is_default: stage.isDefault,
    color: stage.color,
    is_active: stage.isActive,
  };
}

function toStage(row: StageRow): Stage {
  return {
    orgId: row.org_id as OrgId,
    id: row.id,
    pipelineId: row.pipeline_id,
    key: row.key,
    label: row.label,
    order: row.stage_order,
    type: row.type,
    probability: row.probability,
    isDefault: row.is_default,
    color: row.color,
    isActive: row.is_active,
  };
}
