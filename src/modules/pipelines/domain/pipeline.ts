import { Aggregate } from '../../../kernel/aggregate.js';
import { newId, type OrgId } from '../../../kernel/ids.js';
import { defaultRequired, labelTaken, mergedIntoItself, pipelineLocked, stageNotFound, stageUnknown, targetUnknown, tooManyForDeal, tooManyStages } from './pipeline.errors.js';
import { comparable, freeKey, newStage, placed, type Stage, type StageFields, type StageType } from './stage.js';
import { NO_ALIASES, type StageAliases } from './stage-aliases.js';

export type { Stage, StageFields };

/** The part of a pipeline that an admin sets. */
export interface PipelineFields {
  readonly name: string;
  /** Whether unknown stages are refused instead of appended. */
  readonly locked: boolean;
  /** Whether `/api/v1` opens deals in it. */
  readonly isDefault: boolean;
}

export interface PipelineState extends PipelineFields {
  readonly orgId: OrgId;
  readonly id: string;
  readonly version: number;
  /** In their order, those that are being merged included. */
  readonly stages: readonly Stage[];
  /** Whether keys and labels of merged stages lead to some of them. */
  readonly hasAliases: boolean;
}

/** A stage to add; absent values are those of a stage that a deal names. */
export type NewStage = Pick<StageFields, 'label'> & Partial<StageFields>;

/** The rules of a pipeline's name. */
export const PIPELINE_NAME = { max: 255, notBlank: true } as const;

/** The most pipelines of an organization: each change of a deal reads all of them. */
export const MAX_PIPELINES = 50;

/**
 * The most stages of a pipeline (oratek.md, Deals): a client that sends more different ones sends something else than
 * stages.
 */
const MAX_STAGES = 200;

/** The stages that every organization begins with. */
const FIRST_STAGES: readonly (readonly [label: string, type: StageType, probability: number])[] = [
  ['Lead', 'default', 10],
  ['Qualified', 'default', 25],
  ['Proposal', 'default', 50],
  ['Negotiation', 'default', 75],
  ['Won', 'positive', 100],
  ['Lost', 'negative', 0],
];

/** A sequence of stages that deals pass. */
export class Pipeline extends Aggregate<PipelineState> {
  /** The pipeline that an organization begins with. */
  static createDefault(orgId: OrgId): Pipeline {
    const pipeline = Pipeline.create(orgId, 'Sales', true);
    for (const [label, type, probability] of FIRST_STAGES) pipeline.append({ label, type, probability }, NO_ALIASES);
    return pipeline;
  }

  /** A pipeline without stages. */
  static create(orgId: OrgId, name: string, isDefault = false): Pipeline {
    return new Pipeline(null, { orgId, id: newId(), version: 1, name, isDefault, locked: false, stages: [], hasAliases: false });
  }

  /** A pipeline as it is stored. */
  static restore(state: PipelineState): Pipeline {
    return new Pipeline(state, state);
  }

  /** In their order, without those that are being merged. */
  get stages(): readonly Stage[] {
    return this.state.stages.filter(({ mergedInto }) => mergedInto === null);
  }

  /** Whether a stage, not an alias, has exactly this key. */
  hasKey(key: string): boolean {
    return this.stages.some((stage) => stage.key === key);
  }

  /**
   * The stage that is meant (oratek.md, Deals): by exact key, then by label, then by the label that the key was made of,
   * the last two folded; each of them first among the stages, then among the aliases.
   * A key is never compared folded: it may say less than its first label (`c` is the key of `C++`, if that came first), and
   * would match other labels; where it says as much, that label matches already.
   */
  find(asked: string, aliases: StageAliases): Stage | null {
    const { stages } = this;
    const { id } = this.state;
    const sought = comparable(asked);
    return (
      stages.find(({ key }) => key === asked) ??
      this.staying(aliases.byKey(id, asked)) ??
      stages.find(({ label }) => comparable(label) === sought) ??
      stages.find(({ firstLabel }) => firstLabel !== null && comparable(firstLabel) === sought) ??
      this.staying(aliases.byLabel(id, asked))
    );
  }

  /** The stage with this id or, if it is being merged, the one that it leads to; null if the pipeline has neither. */
  staying(stageId: string | null): Stage | null {
    const stage = this.state.stages.find(({ id }) => id === stageId);
    return (stage && (stage.mergedInto === null ? stage : this.state.stages.find(({ id }) => id === stage.mergedInto))) ?? null;
  }

  /** Those that are being merged into the stage: their deals are still to be moved to it. */
  mergingInto(stageId: string): Stage[] {
    return this.state.stages.filter(({ mergedInto }) => mergedInto === stageId);
  }

  /** The stage that is meant, or a new one at the end. Throws `stage_unknown` if the pipeline is locked, and `too_many_stages`. */
  findOrAppend(asked: string, aliases: StageAliases): Stage {
    const found = this.find(asked, aliases);
    if (found) return found;
    if (this.state.locked) throw stageUnknown(asked, this.stages);
    if (this.stages.length >= MAX_STAGES) throw tooManyForDeal(asked, this.stages, MAX_STAGES);
    return this.append({ label: asked }, aliases);
  }

  /** The stage that the label means, or a new one. Throws `pipeline_locked`, `too_many_stages`. */
  findOrAdd(fields: NewStage, aliases: StageAliases): { readonly stage: Stage; readonly created: boolean } {
    const found = this.find(fields.label, aliases);
    if (found) return { stage: found, created: false };
    if (this.state.locked) throw pipelineLocked();
    if (this.stages.length >= MAX_STAGES) throw tooManyStages(MAX_STAGES);
    return { stage: this.append(fields, aliases), created: true };
  }

  /** Changes the given fields and leaves the others. Throws `pipeline_default_required`. */
  change(fields: Partial<PipelineFields>): void {
    if (fields.isDefault === false && this.state.isDefault) throw defaultRequired('pipeline');
    this.become(fields, null);
  }

  /** Another pipeline is the default one from now on. */
  giveUpDefault(): void {
    this.become({ isDefault: false }, null);
  }

  /**
   * Changes the given fields of a stage, whose key stays, and leaves the others. Throws `stage_not_found`, `label_taken`,
   * `stage_default_required`.
   */
  changeStage(stageId: string, { label, order, ...fields }: Partial<StageFields>, aliases: StageAliases): Stage {
    const before = this.stages.find(({ id }) => id === stageId);
    if (!before) throw stageNotFound();
    if (fields.isDefault === false && before.isDefault) throw defaultRequired('stage');
    const holder = label === undefined || label === before.label ? null : this.find(label, aliases);
    if (holder && holder !== before) throw labelTaken(holder);
    const after: Stage = { ...before, ...fields, ...(label === undefined || label === before.label ? {} : { label, firstLabel: before.firstLabel ?? before.label }) };
    if ((order === undefined || order === before.order) && isSame(before, after)) return before;
    this.put(after, order ?? before.order);
    return this.stages.find(({ id }) => id === stageId) ?? after;
  }

  /**
   * Closes a stage: from now on its key and labels mean the target, to which its deals have to be moved before it is
   * removed. Stages that are being merged into it go on into the target. @param field how the caller names `into`
   * Throws `stage_not_found`, `stage_target_unknown`, `stage_merged_into_itself`.
   */
  mergeStage(stageId: string, into: string, field: string): void {
    const stage = this.stages.find(({ id }) => id === stageId);
    if (!stage) throw stageNotFound();
    const target = this.staying(into);
    if (!target) throw targetUnknown(field);
    if (target.id === stage.id) throw mergedIntoItself(field);
    const stages = this.state.stages.map((one) => {
      if (one.id === stage.id) return { ...one, isActive: false, isDefault: false, mergedInto: target.id };
      if (one.mergedInto === stage.id) return { ...one, mergedInto: target.id };
      return one.id === target.id && stage.isDefault ? { ...one, isDefault: true } : one;
    });
    this.become({ stages, hasAliases: true }, null);
  }

  /** Removes a stage that was merged, and has no deal any more. */
  removeMerged(stageId: string): void {
    const stages = this.state.stages.filter(({ id, mergedInto }) => id !== stageId || mergedInto === null);
    if (stages.length < this.state.stages.length) this.become({ stages }, null);
  }

  /**
   * Moves the pipeline's version: of two units that append concurrently the second reruns, and finds the stage of the
   * first.
   */
  private append({ label, order, type = 'default', probability = null, isDefault = false, color = null }: NewStage, aliases: StageAliases): Stage {
    const { stages, id } = this.state;
    const key = freeKey(label, (one) => stages.some((stage) => stage.key === one) || aliases.hasKey(id, one));
    const place = order ?? Math.max(0, ...stages.map((stage) => stage.order)) + 1;
    const stage = newStage(this.state, key, { label, order: place, type, probability, color, isDefault: isDefault || this.stages.length === 0 });
    this.put(stage, place);
    return stage;
  }

  /** Puts a new or changed stage at its place. There is one default stage. */
  private put(stage: Stage, order: number): void {
    const others = this.state.stages.map((one) => (stage.isDefault && one.isDefault && one.id !== stage.id ? { ...one, isDefault: false } : one));
    this.become({ stages: placed(others, stage, order) }, null);
  }
}

function isSame(before: Stage, after: Stage): boolean {
  return Object.entries(after).every(([name, value]) => before[name as keyof Stage] === value);
}
