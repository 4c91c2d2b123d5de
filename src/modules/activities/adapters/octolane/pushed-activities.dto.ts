import { ApiProperty } from '@nestjs/swagger';
import { MAX_METADATA, MAX_PARTICIPANTS, PUSHED_TEXTS, PUSHED_TYPES, type PushedType } from '../../../../contracts/pushed-activities.js';
import type { JsonObject } from '../../../../kernel/json-object.js';
import { millisecondsOf, type Timestamp } from '../../../../kernel/timestamp.js';
import { ChoiceField, EmailsField, TextField } from '../../../../platform/input/fields.js';
import { JsonObjectField } from '../../../../platform/input/json-field.js';
import { DomainsField } from '../../../../platform/input/reference-fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { RecordForm } from '../../../../platform/http/writes/record-form.js';
import { BulkResults } from '../../../../surfaces/octolane/bulk.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { DateField } from '../../../../surfaces/octolane/input.js';
import type { NewActivity } from '../../application/push-activity.js';
import type { PushedActivity } from '../../domain/pushed-activity.js';

const TYPES = nameEnum('ActivityType', PUSHED_TYPES, 'What an activity can be.');
const PARTICIPANTS = ['sales@wasatchdrug.example'];
const DOMAINS = ['wasatchdrug.example'];

/** An activity to push in (octolane.md, activities). */
export class PushActivityBody {
  @ChoiceField({ choices: TYPES, required: true, description: 'What it was.', example: 'CALL' })
  activity_type!: PushedType;

  @TextField({ ...PUSHED_TEXTS.title, required: true, description: 'What it was, in a line.', example: 'Call about the Q3 contract' })
  title!: string;

  @TextField({ ...PUSHED_TEXTS.description, description: 'What it was about; line breaks and tabs are kept.', example: 'Walked through the Q3 contract.' })
  description?: string | null;

  @EmailsField({ maxItems: MAX_PARTICIPANTS, description: 'Emails of those who took part. It is joined to the contacts that they identify; none is created, since colleagues and lists take part as well.', example: PARTICIPANTS })
  participants?: string[];

  @DomainsField({ maxItems: MAX_PARTICIPANTS, description: 'Domains of the accounts that it is about. It is joined to those that exist.', example: DOMAINS })
  domains?: string[];

  @JsonObjectField({ max: MAX_METADATA, description: 'Anything that you want to keep with it: an object of at most 16,384 characters of JSON.', example: { minutes: 25 } })
  metadata?: JsonObject | null;

  @DateField({ description: 'When it took place; now, unless it is given.', example: 1770768000000 })
  created_at?: Timestamp | null;
}

const IDS = { type: 'array', items: { type: 'string', format: 'uuid' } } as const;

/** An activity as it was pushed in. */
export class PushedActivityRecord {
  @ApiProperty({ description: 'Id of the activity, a UUID; the timelines of its contacts have it, too.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a74' })
  id!: string;

  @ApiProperty({ description: 'What it was.', enum: TYPES, example: 'CALL' })
  activity_type!: PushedType;

  @ApiProperty({ description: 'What it was, in a line.', example: 'Call about the Q3 contract' })
  title!: string;

  @ApiProperty({ description: 'What it was about.', type: String, nullable: true, example: 'Walked through the Q3 contract.' })
  description!: string | null;

  @ApiProperty({ description: 'Emails of those who took part.', type: [String], example: PARTICIPANTS })
  participants!: readonly string[];

  @ApiProperty({ description: 'Domains of the accounts that it is about.', type: [String], example: DOMAINS })
  domains!: readonly string[];

  @ApiProperty({ description: 'What was sent to be kept with it; empty if nothing was.', type: 'object', additionalProperties: true, example: { minutes: 25 } })
  metadata!: JsonObject;

  @ApiProperty({ description: 'Ids of the accounts that it is joined to, sorted.', ...IDS, example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72'] })
  account_ids!: readonly string[];

  @ApiProperty({ description: 'Ids of the contacts that it is joined to, sorted.', ...IDS, example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'] })
  contact_ids!: readonly string[];

  @ApiProperty({ description: 'When it took place, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  created_at!: number;
}

/** The answer with one activity. */
export class PushedActivityAnswer extends answerWith(PushedActivityRecord, 'Activity created successfully') {}

/** The answer to a bulk of activities. */
export class ActivitiesProcessedAnswer extends answerWith(BulkResults, 'Activities processed successfully') {}

/** How an activity looks in this API. It never changes. */
export const ACTIVITY_FORM = RecordForm.ofContent(
  ({ id, type, title, description, participants, domains, metadata, accountIds, contactIds, at }: PushedActivity): PushedActivityRecord => ({
    id,
    activity_type: type,
    title,
    description,
    participants,
    domains,
    metadata,
    account_ids: accountIds,
    contact_ids: contactIds,
    created_at: millisecondsOf(at),
  }),
);

/** The activity in the domain's words. */
export function toNewActivity({ activity_type, title, description, participants, domains, metadata, created_at }: PushActivityBody): NewActivity {
  return { type: activity_type, title, description: description ?? null, participants: participants ?? [], domains: domains ?? [], metadata: metadata ?? {}, at: created_at ?? null };
}
