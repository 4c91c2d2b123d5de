import { comparable } from './stage.js';

/** A stage that is merged into another: its key and its labels mean that one for ever. */
export interface StageAlias {
  readonly pipelineId: string;
  readonly key: string;
  readonly label: string;
  readonly firstLabel: string | null;
  /** The stage that they lead to, however many merges lie between. */
  readonly stageId: string;
}

/** The aliases of an organization's stages, by pipeline. */
export class StageAliases {
  constructor(private readonly all: readonly StageAlias[]) {}

  /** Whether an alias of the pipeline has this key. */
  hasKey(pipelineId: string, key: string): boolean {
    return this.byKey(pipelineId, key) !== null;
  }

  /** The id of the stage that an alias with exactly this key leads to. */
  byKey(pipelineId: string, key: string): string | null {
    return this.all.find((alias) => alias.pipelineId === pipelineId && alias.key === key)?.stageId ?? null;
  }

  /** The id of the stage that an alias with this label leads to, compared as the labels of stages are. */
  byLabel(pipelineId: string, label: string): string | null {
    const sought = comparable(label);
    const own = this.all.filter((alias) => alias.pipelineId === pipelineId);
    const found = own.find((alias) => comparable(alias.label) === sought) ?? own.find(({ firstLabel }) => firstLabel !== null && comparable(firstLabel) === sought);
    return found?.stageId ?? null;
  }
}

/** For pipelines in which no stage was ever merged. */
export const NO_ALIASES = new StageAliases([]);
