import { ApiProperty } from '@nestjs/swagger';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import type { Pipeline as PipelineRecord, PipelineState, Stage as StageView } from '../../domain/pipeline.js';

/** A pipeline as this API shows it. */
export class Pipeline {
  @ApiProperty({ description: 'Id of the pipeline, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' })
  pipeline_id!: string;

  @ApiProperty({ description: 'Its name.', example: 'Sales' })
  name!: string;

  @ApiProperty({ description: 'Whether it is the one that `/api/v1` opens deals in. Every organization has one.', example: true })
  is_default!: boolean;
}

/** A stage of a pipeline as this API shows it. */
export class Stage {
  @ApiProperty({ description: 'Id of the stage, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a71' })
  stage_id!: string;

  @ApiProperty({ description: 'Id of its pipeline, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a70' })
  pipeline_id!: string;

  @ApiProperty({ description: 'What people call it; `stage_name` of an opportunity.', example: 'Qualified' })
  label!: string;

  @ApiProperty({ description: 'From 1, in the order in which an opportunity passes the stages.', type: 'integer', example: 2 })
  stage_order!: number;

  @ApiProperty({ description: 'Its color, as it was set; null if it was not.', type: String, nullable: true, example: null })
  color!: string | null;

  @ApiProperty({ description: 'Always true: stages that are no longer offered are not listed.', example: true })
  is_active!: boolean;

  @ApiProperty({ description: 'Whether new opportunities begin in it, unless they name another.', example: false })
  is_default!: boolean;

  @ApiProperty({ description: 'How likely an opportunity in it is won, in percent; null if it was never set.', type: 'integer', nullable: true, example: 25 })
  probability!: number | null;
}

class PipelineWithStages extends Pipeline {
  @ApiProperty({ description: 'Its stages, in their order.', type: [Stage] })
  stages!: Stage[];
}

class Pipelines {
  @ApiProperty({ description: 'All pipelines of the organization, the default one first.', type: [Pipeline] })
  pipelines!: Pipeline[];
}

class Stages {
  @ApiProperty({ description: 'The active stages of the pipeline, in their order.', type: [Stage] })
  stages!: Stage[];
}

/** The answer with the pipelines. */
export class PipelinesAnswer extends answerWith(Pipelines, 'Pipelines retrieved successfully') {}

/** The answer with the stages of a pipeline. */
export class StagesAnswer extends answerWith(Stages, 'Stages retrieved successfully') {}

/** The answer with a new pipeline. */
export class PipelineCreatedAnswer extends answerWith(PipelineWithStages, 'Pipeline created successfully') {}

/** The answer to a bulk of stages. */
export class StagesProcessedAnswer extends answerWith(BulkResults, 'Stages processed successfully') {}

/** The stages that are offered. */
export function activeStages({ stages }: PipelineRecord): StageView[] {
  return stages.filter(({ isActive }) => isActive);
}

/** The pipeline with its stages, in this API's words. */
export function toPipelineWithStages(pipeline: PipelineRecord): PipelineWithStages {
  return Object.assign(toPipeline(pipeline.state), { stages: activeStages(pipeline).map(toStage) });
}

/** The pipeline in this API's words. */
export function toPipeline({ id, name, isDefault }: PipelineState): Pipeline {
  return { pipeline_id: id, name, is_default: isDefault };
}

/** The stage in this API's words. */
export function toStage({ id, pipelineId, label, order, color, isActive, isDefault, probability }: StageView): Stage {
  return { stage_id: id, pipeline_id: pipelineId, label, stage_order: order, color, is_active: isActive, is_default: isDefault, probability };
}
