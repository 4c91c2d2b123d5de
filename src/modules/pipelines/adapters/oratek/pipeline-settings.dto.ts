import { ApiProperty } from '@nestjs/swagger';
import type { Issue } from '../../../../kernel/failure.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { ChoiceField, IdField, ServerField, TextField } from '../../../../platform/input/fields.js';
import { FlagField, WholeNumberField } from '../../../../platform/input/number-fields.js';
import { IdParam } from '../../../../platform/input/query-params.js';
import type { ChecksItself } from '../../../../platform/input/shape.js';
import { PIPELINE_NAME, type PipelineFields, type PipelineState } from '../../domain/pipeline.js';
import { type Stage, STAGE_COLOR, STAGE_LABEL, STAGE_ORDER, STAGE_PROBABILITY, STAGE_TYPES, type StageFields, type StageType } from '../../domain/stage.js';

const PIPELINE_ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70';
const STAGE_ID = '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71';

/** A change of a pipeline: only the fields sent change. */
export class UpdatePipelineBody {
  @TextField({ ...PIPELINE_NAME, description: 'Its name.', example: 'Partners' })
  name?: string;

  @FlagField({ description: 'Whether stages that it does not have are refused, instead of added as they are named.', example: false })
  locked?: boolean;

  @FlagField({ description: 'Whether `deal_stage` opens deals in it. `true` makes it the default one, which the one before then no longer is; `false` is refused for the default one.', example: true })
  is_default?: boolean;

  @ServerField({ kind: 'id', description: 'Id of the pipeline.', example: PIPELINE_ID })
  id?: string;
}

/** A change of a stage: only the fields sent change, `null` clears. */
export class UpdateStageBody implements ChecksItself {
  @TextField({ ...STAGE_LABEL, description: 'What people call it. The key stays, and what it was called first still finds it.', example: 'Security review' })
  label?: string;

  @WholeNumberField({ ...STAGE_ORDER, description: 'Its place, from 1; a stage that stands there, and those right behind it, move one further.', example: 4 })
  stage_order?: number | null;

  @TextField({ ...STAGE_COLOR, description: 'Its color, for people and programs that draw it.', example: '#36b37e' })
  color?: string | null;

  @ChoiceField({ choices: STAGE_TYPES, description: 'Whether a deal in it is still open (`default`), was won (`positive`) or lost (`negative`).', example: 'default' })
  stage_type?: StageType;

  @WholeNumberField({ ...STAGE_PROBABILITY, description: 'How likely a deal in it is won, in percent.', example: 60 })
  probability?: number | null;

  @FlagField({ description: 'Whether new opportunities begin in it, unless they name another. `true` makes it the default one, which the one before then no longer is; `false` is refused for the default one.', example: true })
  is_default?: boolean;

  @ServerField({ kind: 'id', description: 'Id of the stage.', example: STAGE_ID })
  id?: string;

  @ServerField({ kind: 'id', description: 'Id of its pipeline.', example: PIPELINE_ID })
  pipeline_id?: string;

  @ServerField({ kind: 'word', description: 'Its key.', example: 'security_review' })
  key?: string;

  /** A stage always has a place. */
  faults(): Issue[] {
    return this.stage_order === null ? [{ path: ['stage_order'], code: 'null', rule: 'cannot be cleared: send a place, or leave it out' }] : [];
  }
}

/** Where a merged stage leads. */
export class MergeStageBody {
  @IdField({ required: true, description: 'Id of the other stage, of the same pipeline. One that is being merged itself stands for the stage that it leads to.', example: STAGE_ID })
  into!: string;
}

/** Where the deals of a deleted stage go. */
export class DeleteStageQuery {
  @IdParam({ required: true, description: 'Id of the stage, of the same pipeline, that its deals are moved to. One that is being merged itself stands for the stage that it leads to.', example: STAGE_ID })
  move_to!: string;
}

/** A pipeline as Settings shows it. */
export class SettingsPipeline {
  @ApiProperty({ description: 'Id of the pipeline, a UUID.', format: 'uuid', example: PIPELINE_ID })
  id!: string;

  @ApiProperty({ description: 'Its name.', example: 'Sales' })
  name!: string;

  @ApiProperty({ description: 'Whether stages that it does not have are refused.', example: false })
  locked!: boolean;

  @ApiProperty({ description: 'Whether `deal_stage` opens deals in it.', example: true })
  is_default!: boolean;
}

/** A stage as Settings shows it. */
export class SettingsStage {
  @ApiProperty({ description: 'Id of the stage, a UUID.', format: 'uuid', example: STAGE_ID })
  id!: string;

  @ApiProperty({ description: 'Id of its pipeline, a UUID.', format: 'uuid', example: PIPELINE_ID })
  pipeline_id!: string;

  @ApiProperty({ description: 'What `deal_stage` shows; never changes.', example: 'security_review' })
  key!: string;

  @ApiProperty({ description: 'What people call it.', example: 'Security review' })
  label!: string;

  @ApiProperty({ description: 'Its place, from 1.', type: 'integer', example: 4 })
  stage_order!: number;

  @ApiProperty({ description: 'Its color; null if it has none.', type: String, nullable: true, example: '#36b37e' })
  color!: string | null;

  @ApiProperty({ description: 'Whether a deal in it is still open, was won or lost.', enum: STAGE_TYPES, example: 'default' })
  stage_type!: StageType;

  @ApiProperty({ description: 'How likely a deal in it is won, in percent; null if it was never set.', type: 'integer', nullable: true, example: 60 })
  probability!: number | null;

  @ApiProperty({ description: 'Whether new opportunities begin in it.', example: true })
  is_default!: boolean;
}

/** How a pipeline looks in this API. */
export const PIPELINE_FORM = RecordForm.ofVersions('pipeline.1', ({ id, name, locked, isDefault }: PipelineState): SettingsPipeline => ({ id, name, locked, is_default: isDefault }));

/** How a stage looks in this API. It has no version of its own, and that of its pipeline moves with every stage. */
export const STAGE_FORM = RecordForm.ofContent(
  ({ id, pipelineId, key, label, order, color, type, probability, isDefault }: Stage): SettingsStage => ({ id, pipeline_id: pipelineId, key, label, stage_order: order, color, stage_type: type, probability, is_default: isDefault }),
);

/** The fields that were sent, in the domain's words. */
export function toPipelineFields({ name, locked, is_default: isDefault }: UpdatePipelineBody): Partial<PipelineFields> {
  return { ...(name === undefined ? {} : { name }), ...(locked === undefined ? {} : { locked }), ...(isDefault === undefined ? {} : { isDefault }) };
}

/** The fields that were sent, in the domain's words. */
export function toStageFields({ label, stage_order: order, color, stage_type: type, probability, is_default: isDefault }: UpdateStageBody): Partial<StageFields> {
  return {
    ...(label === undefined ? {} : { label }),
    ...(order == null ? {} : { order }),
    ...(color === undefined ? {} : { color }),
    ...(type === undefined ? {} : { type }),
    ...(probability === undefined ? {} : { probability }),
    ...(isDefault === undefined ? {} : { isDefault }),
  };
}
