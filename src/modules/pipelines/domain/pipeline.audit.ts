import { type AuditContent, changesBetween } from '../../../contracts/audit-entries.js';
import type { Pipeline, PipelineState } from './pipeline.js';
import type { Stage } from './stage.js';

/** What the audit log tells of a pipeline and its stages since they were stored. */
export function auditPipeline({ stored, state }: Pipeline): AuditContent[] {
  const target = { type: 'pipeline', id: state.id, name: state.name } as const;
  if (!stored) return [{ action: 'pipeline.created', target, changes: changesBetween(null, { ...published(state), stages: state.stages.map(({ label }) => label) }) }];
  const before = new Map(stored.stages.map((stage) => [stage.id, stage]));
  const stages = state.stages.flatMap((stage) => auditStage(before.get(stage.id) ?? null, stage, state.stages));
  const left = new Set(state.stages.map(({ id }) => id));
  const removed = stored.stages.filter(({ id }) => !left.has(id)).map((stage): AuditContent => ({ action: 'stage.removed', target: targetOf(stage), changes: [] }));
  // A new order of one stage moves those behind it: one entry lists all their orders.
  const moved = state.stages.filter(({ id, order }) => before.has(id) && before.get(id)?.order !== order);
  const changes = changesBetween({ ...published(stored), stage_order: places(moved.map((stage) => before.get(stage.id) ?? stage)) }, { ...published(state), stage_order: places(moved) });
  return [...(changes.length > 0 ? [{ action: 'pipeline.updated', target, changes } as const] : []), ...stages, ...removed];
}

function auditStage(before: Stage | null, after: Stage, all: readonly Stage[]): AuditContent[] {
  const target = targetOf(after);
  if (!before) return [{ action: 'stage.created', target, changes: changesBetween(null, { ...publishedStage(after), stage_order: after.order }) }];
  const changes = changesBetween(publishedStage(before), publishedStage(after));
  if (before.mergedInto === null && after.mergedInto !== null) {
    const into = all.find(({ id }) => id === after.mergedInto)?.key ?? after.mergedInto;
    return [{ action: 'stage.merged', target, changes: [...changesBetween({ into: null }, { into }), ...changes] }];
  }
  return changes.length > 0 ? [{ action: 'stage.updated', target, changes }] : [];
}

function targetOf({ id, label }: Stage): AuditContent['target'] {
  return { type: 'stage', id, name: label };
}

function published({ name, locked, isDefault }: PipelineState) {
  return { name, locked, is_default: isDefault };
}

function publishedStage({ pipelineId, key, label, color, type, probability, isDefault }: Stage) {
  return { pipeline_id: pipelineId, key, label, color, stage_type: type, probability, is_default: isDefault };
}

function places(stages: readonly Stage[]): Record<string, number> {
  return Object.fromEntries([...stages].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ key, order }) => [key, order]));
}
