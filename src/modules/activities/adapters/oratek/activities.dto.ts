import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES } from '../../../../contracts/events.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { PageMeta } from '../../../../platform/http/oratek/page.dto.js';
import type { ActivityRecord } from '../../ports/activity.queries.js';

/** Who did something. */
export class ActivityActor {
  @ApiProperty({ description: 'What sort of actor: a key, a person, or the system itself.', enum: ['api_key', 'user', 'system'], example: 'api_key' })
  type!: string;

  @ApiProperty({ description: "The key's or the person's id; null for the system.", type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  id!: string | null;

  @ApiProperty({ description: "The key's name, the person's email.", example: 'website' })
  name!: string;
}

/** What an activity tells besides its title. */
export class ActivityData {
  @ApiProperty({ description: 'With `contact.updated`: the fields that changed.', type: [String], required: false, example: ['label', 'deal_stage'] })
  changed?: readonly string[];

  @ApiProperty({ description: 'With `deal.stage_changed`: the stage that the deal moved to.', required: false, example: 'qualified' })
  new_stage?: string;

  @ApiProperty({ description: 'With `deal.stage_changed`: the stage before; null if there was none.', type: String, nullable: true, required: false, example: 'lead' })
  previous_stage?: string | null;

  @ApiProperty({ description: 'With `task.*`: the task.', format: 'uuid', required: false, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5c' })
  task_id?: string;

  @ApiProperty({ description: "With `task.*`: the task's title.", required: false, example: 'Call Pinnacle Tox Lab about Q3 contract' })
  title?: string;
}

/** Something that happened to a contact. */
export class Activity implements ActivityRecord {
  @ApiProperty({ description: 'Id of the activity, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e' })
  id!: string;

  @ApiProperty({ description: 'What happened.', enum: EVENT_TYPES, example: 'deal.stage_changed' })
  type!: string;

  @ApiProperty({ description: 'The same in words.', example: 'Deal moved from lead to qualified' })
  title!: string;

  @ApiProperty({ description: 'When it happened: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  at!: Timestamp;

  @ApiProperty({ description: 'Who did it.', type: ActivityActor })
  actor!: ActivityActor;

  @ApiProperty({ description: 'Details; which of them are there depends on the type.', type: ActivityData })
  data!: ActivityData;
}

/** A page of activities. */
export class ActivityPage {
  @ApiProperty({ description: 'The activities of this page.', type: [Activity] })
  data!: Activity[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
