import { fold } from '../../../kernel/fold.js';
import { pipelineWithoutStages, referencesDiffer, referenceUnknown, stageNameUnknown } from './deal.errors.js';
import type { DealStage } from './deal.js';

/** The part of a stage by which a client chooses it. */
export interface OfferedStage extends DealStage {
  readonly label: string;
  readonly isDefault: boolean;
  readonly isActive: boolean;
}

/** A stage as a client names it; by neither, it is the default one. */
export interface NamedStage {
  readonly stageId?: string | null;
  readonly stageName?: string | null;
}

/**
 * The stage that is meant (octolane.md, Opportunities): by id, or by label without regard to case.
 * Throws `deal_reference_unknown`, `deal_pipeline_empty`, and `deal_references_differ` if both are given and disagree.
 * @param stages of one pipeline, in their order @param aliased the stage that a merged one of the given name leads to
 */
export function chooseStage<Stage extends OfferedStage>(stages: readonly Stage[], { stageId = null, stageName = null }: NamedStage, aliased: Stage | null = null): Stage {
  const offered = stages.filter(({ isActive }) => isActive);
  const byId = stageId === null ? null : offered.find(({ id }) => id === stageId);
  if (byId === undefined) throw referenceUnknown('stageId');
  // A name that another stage has, too, does not contradict the id.
  const labelled = stageName === null ? null : offered.filter(({ label }) => fold(label) === fold(stageName));
  const named = labelled?.length === 0 && aliased ? [aliased] : labelled;
  if (named?.length === 0) throw stageNameUnknown([...new Set(offered.map(({ label }) => label))]);
  if (byId && named && !named.includes(byId)) throw referencesDiffer('stageName', 'stage_id');
  const chosen = byId ?? named?.[0] ?? offered.find(({ isDefault }) => isDefault) ?? offered[0];
  if (!chosen) throw pipelineWithoutStages();
  return chosen;
}
