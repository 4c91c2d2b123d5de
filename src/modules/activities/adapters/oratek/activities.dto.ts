import { ApiProperty } from '@nestjs/swagger';
import { EVENT_TYPES } from '../../../../contracts/events.js';
import { PUSHED_TYPES } from '../../../../contracts/pushed-activities.js';
import { ACTOR_TYPES } from '../../../../kernel/actor.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import type { ActivityView } from '../../ports/activity.queries.js';

/** Who did something. */
export class ActivityActor {
  @ApiProperty({ description: 'What sort of actor: a key, a person, or the system itself.', enum: ACTOR_TYPES, example: 'api_key' })
  type!: string;

  @ApiProperty({ description: "The key's or the person's id; null for the system.", type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  id!: string | null;

  @ApiProperty({ description: "The key's name, the person's email.", example: 'website' })
  name!: string;
}

/** Something that happened to a contact. */
export class Activity {
  @ApiProperty({ description: 'Id of the activity, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5e' })
  id!: string;

  @ApiProperty({ description: 'What happened.', enum: [...EVENT_TYPES, ...PUSHED_TYPES], example: 'deal.stage_changed' })
  type!: string;

  @ApiProperty({ description: 'The same in words.', example: 'Deal moved from lead to qualified' })
  title!: string;

  @ApiProperty({ description: 'When it happened: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  at!: Timestamp;

  @ApiProperty({ description: 'Who did it.', type: ActivityActor })
  actor!: ActivityActor;

  /** The document says for each type what it has: surfaces/oratek/document/activities-document.ts. */
  @ApiProperty({ description: 'Details; which of them are there depends on the type.', type: 'object', additionalProperties: true })
  data!: ActivityView['data'];
}

/** The activity as this API shows it. */
export function publishActivity({ id, type, title, at, actor, data }: ActivityView): Activity {
  return { id, type, title, at, actor: { type: actor.type, id: actor.id, name: actor.name }, data };
}

/** A page of activities. */
export class ActivityPage {
  @ApiProperty({ description: 'The activities of this page.', type: [Activity] })
  data!: Activity[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
