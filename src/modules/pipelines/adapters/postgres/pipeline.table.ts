import type { OrgId } from '../../../../kernel/ids.js';
import { defineTable } from '../../../../platform/database/table.js';
import type { PipelineState } from '../../domain/pipeline.js';
import type { Stage, StageType } from '../../domain/stage.js';
import type { StageAlias } from '../../domain/stage-aliases.js';

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
  audited: true,
  // Another unit made the organization's first pipeline concurrently, or another one the default.
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
  first_label: string | null;
  merged_into: string | null;
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
    first_label: { type: 'text', nullable: true },
    merged_into: { type: 'uuid', nullable: true },
  },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'pipeline_id', 'key']],
  references: [
    { columns: ['org_id', 'pipeline_id'], table: 'pipelines' },
    { columns: ['org_id', 'merged_into'], table: 'stages' },
  ],
  audited: true,
  // Another unit appended the same stage concurrently: the rerun finds it.
  violations: { stages_key_key: 'retry' },
});

/** A merged stage: see `StageAlias`. */
export interface StageAliasRow {
  org_id: string;
  /** The id that the stage had. */
  id: string;
  pipeline_id: string;
  key: string;
  label: string;
  first_label: string | null;
  stage_id: string;
}

export const stageAliasesTable = defineTable<StageAliasRow>({
  name: 'stage_aliases',
  columns: { org_id: 'uuid', id: 'uuid', pipeline_id: 'uuid', key: 'text', label: 'text', first_label: { type: 'text', nullable: true }, stage_id: 'uuid' },
  key: ['org_id', 'id'],
  uniques: [['org_id', 'pipeline_id', 'key']],
  references: [{ columns: ['org_id', 'stage_id'], table: 'stages' }],
});

/** A pipeline as it is read, its stages in their order. */
export type StoredPipeline = PipelineRow & { readonly stages: readonly StageRow[]; readonly has_aliases: boolean };

export function toPipelineRow(state: PipelineState): PipelineRow {
  return { org_id: state.orgId, id: state.id, version: state.version, name: state.name, is_default: state.isDefault, locked: state.locked };
}

export function toPipelineState(row: StoredPipeline): PipelineState {
  return { orgId: row.org_id as OrgId, id: row.id, version: row.version, name: row.name, isDefault: row.is_default, locked: row.locked, stages: row.stages.map(toStage), hasAliases: row.has_aliases };
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
    first_label: stage.firstLabel,
    merged_into: stage.mergedInto,
  };
}

/** What a stage that is merged leaves behind. */
export function toAliasRow(stage: Stage, targetId: string): StageAliasRow {
  return { org_id: stage.orgId, id: stage.id, pipeline_id: stage.pipelineId, key: stage.key, label: stage.label, first_label: stage.firstLabel, stage_id: targetId };
}

export function toAlias(row: Omit<StageAliasRow, 'org_id' | 'id'>): StageAlias {
  return { pipelineId: row.pipeline_id, key: row.key, label: row.label, firstLabel: row.first_label, stageId: row.stage_id };
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
    firstLabel: row.first_label,
    mergedInto: row.merged_into,
  };
}
