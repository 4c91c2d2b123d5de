import { ChoiceField, TextField } from '../../../../platform/input/fields.js';
import { NestedListField } from '../../../../platform/input/nested-fields.js';
import { FlagField, WholeNumberField } from '../../../../platform/input/number-fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { MAX_BULK } from '../../../../surfaces/octolane/input.js';
import { type NewStage, PIPELINE_NAME } from '../../domain/pipeline.js';
import { STAGE_COLOR, STAGE_LABEL, STAGE_ORDER, STAGE_PROBABILITY, STAGE_TYPES, type StageType } from '../../domain/stage.js';

const TYPES = nameEnum('StageType', STAGE_TYPES, 'Whether an opportunity in the stage is still open (`default`), was won (`positive`) or lost (`negative`).');

/** A stage to add (octolane.md, Pipelines, stages, fields, activities, bulk update). */
export class AddStageBody {
  @TextField({ ...STAGE_LABEL, required: true, description: 'What people call it. A label that a stage of the pipeline has is resolved to that stage, compared as `deal_stage` of `/api/v1` is; so is one that a merged stage had, to the stage that it was merged into.', example: 'Legal review' })
  label!: string;

  @TextField({ ...STAGE_COLOR, description: 'Its color, for people and programs that draw it.', example: '#36b37e' })
  color?: string | null;

  @WholeNumberField({ ...STAGE_ORDER, description: 'Its place, from 1; a stage that stands there, and those right behind it, move one further. Absent: at the end.', example: 4 })
  stage_order?: number | null;

  @FlagField({ description: 'Whether new opportunities begin in it, unless they name another; one stage of a pipeline is it, the first one unless another is named.', example: false })
  is_default?: boolean;

  @WholeNumberField({ ...STAGE_PROBABILITY, description: 'How likely an opportunity in it is won, in percent.', example: 60 })
  probability?: number | null;

  @ChoiceField({ choices: TYPES, description: 'Whether an opportunity in it is still open (`default`, if it is absent), was won or lost.', example: 'default' })
  stage_type?: StageType;
}

/** A pipeline to create. */
export class CreatePipelineBody {
  @TextField({ ...PIPELINE_NAME, required: true, description: 'Its name.', example: 'Partners' })
  name!: string;

  @NestedListField(() => AddStageBody, { max: MAX_BULK, description: 'Its stages, in their order; each with a label of its own. Absent: none, to be added by `stages/bulk`.' })
  stages?: AddStageBody[];
}

/** The stage in the domain's words. */
export function toNewStage({ label, color = null, stage_order: order, is_default: isDefault = false, probability = null, stage_type: type = 'default' }: AddStageBody): NewStage {
  return { label, color, isDefault, probability, type, ...(order == null ? {} : { order }) };
}
