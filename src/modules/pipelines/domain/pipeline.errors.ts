import { Failure, type Issue } from '../../../kernel/failure.js';
import type { Stage } from './stage.js';

/** How many stages a refusal of an unknown one lists. */
const NAMED = 50;

/** The way out of a limit and of a lock, for people. */
const MERGE = 'merge or delete some with POST /api/v1/settings/pipelines/{id}/stages/{stage_id}/merge or DELETE there, or with "oratek pipelines merge-stage" on the server';

/** No such pipeline in this organization. Another organization's answers the same. */
export function pipelineNotFound(): Failure {
  return new Failure('not_found', 'pipeline_not_found', 'The pipeline does not exist in your organization.');
}

/** No such stage in the pipeline, or one that was merged into another. */
export function stageNotFound(): Failure {
  return new Failure('not_found', 'stage_not_found', 'The stage does not exist in this pipeline, or has been merged into another.');
}

/** A change that names no field. */
export function nothingToChange(): Failure {
  return new Failure('no_fields', 'pipeline_no_fields', 'The body names no field to change: send at least one.');
}

/** A contact's stage that is not known in a locked pipeline (oratek.md, Deals). */
export function stageUnknown(asked: string, stages: readonly Stage[]): Failure {
  const wayOut = stages.length === 0 ? 'it has no stage: ask an admin to unlock it' : `choose one of ${named(stages)}`;
  const message = `There is no stage "${asked}", and the pipeline is locked: ${wayOut}.`;
  return new Failure('invalid', 'stage_unknown', message, [{ path: ['dealStage'], code: 'unknown_stage', sentence: message }]);
}

/** A contact's stage would be one more than a pipeline may have (oratek.md, Deals). */
export function tooManyForDeal(asked: string, stages: readonly Stage[], max: number): Failure {
  const message = `There is no stage "${asked}", and the pipeline has ${max} stages, the most that it may have: send one of ${named(stages)}, or ${MERGE}.`;
  return new Failure('invalid', 'too_many_stages', message, [{ path: ['dealStage'], code: 'too_many_stages', sentence: message }]);
}

/** A new stage of a locked pipeline. */
export function pipelineLocked(): Failure {
  return ofLabel('pipeline_locked', 'is of no stage of this pipeline, which takes no new ones since it is locked: an admin can unlock it');
}

/** A new stage of a pipeline that is full. */
export function tooManyStages(max: number): Failure {
  return ofLabel('too_many_stages', `is of no stage of this pipeline, which has ${max} stages, the most that it may have: ${MERGE}`);
}

/** A label that means another stage already. */
export function labelTaken({ label, key }: Stage): Failure {
  return ofLabel('label_taken', `already means the stage "${label}" (${key}): choose another one, or merge the two stages`);
}

/** The default stage or pipeline cannot merely stop being it. */
export function defaultRequired(what: 'pipeline' | 'stage'): Failure {
  return invalid(`${what}_default_required`, [{ path: ['isDefault'], code: 'default_required', rule: `cannot be false, since one ${what} has to be the default: set it to true for another one instead` }]);
}

/** The stage that a merge leads to is not one of the pipeline. @param field as the caller names it */
export function targetUnknown(field: string): Failure {
  return invalid('stage_target_unknown', [{ path: [field], code: 'unknown_reference', rule: 'names no stage of this pipeline' }]);
}

/** A stage cannot be merged into itself, nor into one that is being merged into it. */
export function mergedIntoItself(field: string): Failure {
  return invalid('stage_merged_into_itself', [{ path: [field], code: 'same_stage', rule: 'must lead to another stage, but is this one, or one that is being merged into it' }]);
}

/** The organization has as many pipelines as it may. */
export function tooManyPipelines(max: number): Failure {
  return invalid('too_many_pipelines', [{ path: ['name'], code: 'too_many_pipelines', sentence: `Your organization has ${max} pipelines, all that it may.` }]);
}

function ofLabel(code: string, rule: string): Failure {
  return new Failure('invalid', code, `The label ${rule}.`, [{ path: ['label'], code, rule }]);
}

function invalid(code: string, issues: readonly [Issue]): Failure {
  const [issue] = issues;
  const message = 'sentence' in issue ? issue.sentence : `${String(issue.path[0])} ${issue.rule}.`;
  return new Failure('invalid', code, message, issues);
}

/** The first of them, for a message. */
function named(stages: readonly Stage[]): string {
  return `${stages.slice(0, NAMED).map(({ key }) => key).join(', ')}${stages.length > NAMED ? ', …' : ''}`;
}
