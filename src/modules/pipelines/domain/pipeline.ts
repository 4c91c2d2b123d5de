import { Aggregate } from '../../../kernel/aggregate.js';
import { Failure } from '../../../kernel/failure.js';
import { fold } from '../../../kernel/fold.js';
import { newId, type OrgId } from '../../../kernel/ids.js';

/** Whether a deal in the stage is still open, was won, or was lost. */
export type StageType = 'default' | 'positive' | 'negative';

export interface Stage {
  readonly orgId: OrgId;
  readonly id: string;
  readonly pipelineId: string;
  /**
   * Slug of the first label, with a number if it was taken; unique in the pipeline, at most 64 characters, never
   * changes.
   */
  readonly key: string;
  readonly label: string;
  /** From 1, in the order in which a deal passes them. */
  readonly order: number;
  readonly type: StageType;
  /** In percent; null if it was never set. */
  readonly probability: number | null;
  /** The stage of new deals without a stage of their own. */
  readonly isDefault: boolean;
  /** For people, as they wrote it, such as `#36b37e`; null if it was never set. */
  readonly color: string | null;
  /** Whether it is offered; deals may still stand in one that is not. */
  readonly isActive: boolean;
}

export interface PipelineState {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isDefault: boolean;
  /** Whether unknown stages are refused instead of appended. */
  readonly locked: boolean;
  /** In their order. */
  readonly stages: readonly Stage[];
}

/** The rules of a pipeline's name. */
export const PIPELINE_NAME = { max: 255, notBlank: true } as const;

const KEY_LENGTH = 64;
/** The rules of a stage's label, of its color and of its key. */
export const STAGE_LABEL = { max: 64, notBlank: true } as const;
export const STAGE_COLOR = { max: 32 } as const;
export const STAGE_KEY = { max: KEY_LENGTH, notBlank: true } as const;

/**
 * The most stages of a pipeline (oratek.md, Deals): a client that sends more different ones sends something else than
 * stages.
 */
const MAX_STAGES = 200;
/** How many stages a refusal of an unknown one lists. */
const NAMED = 50;

/** The stages that every organization begins with. */
const FIRST_STAGES: readonly (readonly [label: string, type: StageType, probability: number])[] = [
  ['Lead', 'default', 10],
  ['Qualified', 'default', 25],
  ['Proposal', 'default', 50],
  ['Negotiation', 'default', 75],
  ['Won', 'positive', 100],
  ['Lost', 'negative', 0],
];

/** The key that a label makes: `Closed Won` is `closed_won`. Empty if the label has neither letter nor digit. */
export function slugOf(label: string): string {
  const slug = label.normalize('NFC').toLowerCase().normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
  return firstOf(slug, KEY_LENGTH);
}

/** The form in which labels are compared: folded, with space, `-` and `_` between two letters or digits as one. */
function comparable(text: string): string {
  const folded = fold(text);
  // A text of nothing but accents folds to nothing: it is compared as it is.
  if (folded === '') return text;
  return folded.replace(/(?<=[\p{L}\p{M}\p{N}])[ _-]+(?=[\p{L}\p{M}\p{N}])/gu, '_');
}

function firstOf(text: string, length: number): string {
  return Array.from(text).slice(0, length).join('').replace(/_+$/, '');
}

/** A sequence of stages that deals pass. */
export class Pipeline extends Aggregate<PipelineState> {
  /** The pipeline that an organization begins with. */
  static createDefault(orgId: OrgId): Pipeline {
    const id = newId();
    const pipeline = new Pipeline(null, { orgId, id, version: 1, name: 'Sales', isDefault: true, locked: false, stages: [] });
    for (const [label, type, probability] of FIRST_STAGES) pipeline.append(label, slugOf(label), type, probability);
    return pipeline;
  }

  /** A pipeline as it is stored. */
  static restore(state: PipelineState): Pipeline {
    return new Pipeline(state, state);
  }

  /** In their order. */
  get stages(): readonly Stage[] {
    return this.state.stages;
  }

  /** The stages that are not stored yet. */
  get newStages(): readonly Stage[] {
    return this.stages.slice(this.stored?.stages.length ?? 0);
  }

  /**
   * The stage that is meant (oratek.md, Deals): by exact key, then by label, folded.
   * A key is never compared folded: it may say less than its label (`c` is the key of `C++`, if that came first), and
   * would match other labels; where it says as much, the label matches already. Once stages can be renamed, their first
   * label has to be compared here, too.
   */
  find(asked: string): Stage | null {
    const { stages } = this;
    const exact = stages.find(({ key }) => key === asked);
    if (exact) return exact;
    const sought = comparable(asked);
    return stages.find(({ label }) => comparable(label) === sought) ?? null;
  }

  /** The stage that is meant, or a new one at the end. Throws `stage_unknown` if the pipeline is locked, and `too_many_stages`. */
  findOrAppend(asked: string): Stage {
    const found = this.find(asked);
    if (found) return found;
    if (this.state.locked) throw stageUnknown(asked, this.stages);
    if (this.stages.length >= MAX_STAGES) throw tooManyStages(asked, this.stages);
    return this.append(asked, this.freeKey(asked), 'default', null);
  }

  lock(locked: boolean): void {
    this.become({ locked }, null);
  }

  /**
   * Moves the pipeline's version: of two units that append concurrently the second reruns, and finds the stage of the
   * first.
   */
  private append(label: string, key: string, type: StageType, probability: number | null): Stage {
    const order = (this.stages.at(-1)?.order ?? 0) + 1;
    const { orgId, id } = this.state;
    const stage: Stage = { orgId, id: newId(), pipelineId: id, key, label, order, type, probability, isDefault: order === 1, color: null, isActive: true };
    this.become({ stages: [...this.stages, stage] }, null);
    return stage;
  }

  private freeKey(label: string): string {
    const wanted = slugOf(label) || label;
    const taken = new Set(this.stages.map(({ key }) => key));
    for (let number = 2, key = wanted; ; number++) {
      if (!taken.has(key)) return key;
      key = `${firstOf(wanted, KEY_LENGTH - `_${number}`.length)}_${number}`;
    }
  }
}

export function pipelineNotFound(): Failure {
  return new Failure('not_found', 'pipeline_not_found', 'The pipeline does not exist in your organization.');
}

function stageUnknown(asked: string, stages: readonly Stage[]): Failure {
  const message = `There is no stage "${asked}", and the pipeline is locked: choose one of ${named(stages)}.`;
  return new Failure('invalid', 'stage_unknown', message, [{ path: ['dealStage'], code: 'unknown_stage', sentence: message }]);
}

function tooManyStages(asked: string, stages: readonly Stage[]): Failure {
  const message =
    `There is no stage "${asked}", and the pipeline has ${MAX_STAGES} stages, the most that it may have: ` +
    `send one of ${named(stages)} ("oratek pipelines list" on the server shows them all).`;
  return new Failure('invalid', 'too_many_stages', message, [{ path: ['dealStage'], code: 'too_many_stages', sentence: message }]);
}

/** The first of them, for a message. */
function named(stages: readonly Stage[]): string {
  return `${stages.slice(0, NAMED).map(({ key }) => key).join(', ')}${stages.length > NAMED ? ', …' : ''}`;
}
