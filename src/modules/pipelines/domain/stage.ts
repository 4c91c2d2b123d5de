import { fold } from '../../../kernel/fold.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { isBlank } from '../../../kernel/text.js';

/** Whether a deal in the stage is still open, was won, or was lost. */
export const STAGE_TYPES = ['default', 'positive', 'negative'] as const;

export type StageType = (typeof STAGE_TYPES)[number];

/** The part of a stage that people set. */
export interface StageFields {
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
}

export interface Stage extends StageFields {
  readonly orgId: OrgId;
  readonly id: string;
  readonly pipelineId: string;
  /**
   * Slug of the first label, with a number if it was taken; unique in the pipeline, its aliases included, at most 64
   * characters, never changes.
   */
  readonly key: string;
  /** The label that the key was made of; null while it is still the label. */
  readonly firstLabel: string | null;
  /** Whether it is offered; deals may still stand in one that is not. */
  readonly isActive: boolean;
  /** The stage that its deals are being moved to, after which it is removed; null for a stage that stays. */
  readonly mergedInto: string | null;
}

const KEY_LENGTH = 64;
/** The rules of a stage's label, of its color and of its key. */
export const STAGE_LABEL = { max: 255, notBlank: true } as const;
export const STAGE_COLOR = { max: 32 } as const;
export const STAGE_KEY = { max: KEY_LENGTH, notBlank: true } as const;

/** The limits of a stage's place and of its probability. */
export const STAGE_ORDER = { min: 1, max: 10_000 } as const;
export const STAGE_PROBABILITY = { min: 0, max: 100 } as const;

/** A new stage. @param key of the pipeline's free ones */
export function newStage(pipeline: { readonly orgId: OrgId; readonly id: string }, key: string, fields: StageFields): Stage {
  return { ...fields, orgId: pipeline.orgId, id: newId(), pipelineId: pipeline.id, key, firstLabel: null, isActive: true, mergedInto: null };
}

/** The key that a label makes: `Closed Won` is `closed_won`. Empty if the label has neither letter nor digit. */
export function slugOf(label: string): string {
  const slug = label.normalize('NFC').toLowerCase().normalize('NFC').replace(/[^\p{L}\p{M}\p{N}]+/gu, '_').replace(/^_+|_+$/g, '');
  return firstOf(slug, KEY_LENGTH);
}

/** The key for a label. @param isTaken whether a stage or an alias of the pipeline has the key */
export function freeKey(label: string, isTaken: (key: string) => boolean): string {
  const wanted = slugOf(label) || unsluggedKey(label);
  for (let number = 2, key = wanted; ; number++) {
    if (!isTaken(key)) return key;
    key = `${firstOf(wanted, KEY_LENGTH - `_${number}`.length)}_${number}`;
  }
}

/** A label without letters and digits is its own key, as far as it fits. */
function unsluggedKey(label: string): string {
  const key = Array.from(label).slice(0, KEY_LENGTH).join('').trim();
  return isBlank(key) ? 'stage' : key;
}

/** The form in which labels are compared: folded, with space, `-` and `_` between two letters or digits as one. */
export function comparable(text: string): string {
  const folded = fold(text);
  // A text of nothing but accents folds to nothing: it is compared as it is.
  if (folded === '') return text;
  return folded.replace(/(?<=[\p{L}\p{M}\p{N}])[ _-]+(?=[\p{L}\p{M}\p{N}])/gu, '_');
}

function firstOf(text: string, length: number): string {
  return Array.from(text).slice(0, length).join('').replace(/_+$/, '');
}

/**
 * The stages with one of them at a place, in their order. The sent number stays, and stages that stand in the way make
 * room, as far as they must.
 */
export function placed(stages: readonly Stage[], stage: Stage, order: number): Stage[] {
  let last = order;
  const others = inOrder(stages.filter(({ id }) => id !== stage.id)).map((other) => {
    if (other.mergedInto !== null || other.order < order || other.order > last) return other;
    last += 1;
    return { ...other, order: last };
  });
  return inOrder([...others, stage.order === order ? stage : { ...stage, order }]);
}

function inOrder(stages: readonly Stage[]): Stage[] {
  return [...stages].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
}
