import type { PublishedCustomValues } from '../../contracts/custom-values.js';
import { ApiProperty } from '@nestjs/swagger';
import type { Timestamp } from '../../kernel/timestamp.js';
import { DateField } from './input.js';

/** What custom fields are in a record, for the document. */
export const CUSTOM_VALUES = 'Values of custom fields, by the `property_name` of each; dates in milliseconds since 1970. A field without a value is left out.';

/** The dates that a client may send of its dealings with an account or a contact (octolane.md, Accounts, contacts, notes). */
export class InteractionInput {
  @DateField({ description: 'The first email.', example: 1770768000000 })
  first_email_interaction?: Timestamp | null;

  @DateField({ description: 'The last email.', example: 1770768000000 })
  last_email_interaction?: Timestamp | null;

  @DateField({ description: 'The first meeting.', example: 1770768000000 })
  first_meeting_interaction?: Timestamp | null;

  @DateField({ description: 'The last meeting.', example: 1770768000000 })
  last_meeting_interaction?: Timestamp | null;

  @DateField({ description: 'The last interaction of any sort.', example: 1770768000000 })
  last_interaction?: Timestamp | null;

  @DateField({ description: 'The next meeting.', example: 1770768000000 })
  next_meeting?: Timestamp | null;
}

const MOMENT = { type: 'integer', nullable: true } as const;

/** Those dates as an account or a contact shows them, and what else the records of this API end with (octolane.md, Records). */
export class ShownInteractions {
  @ApiProperty({ description: 'The first email, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  first_email_interaction!: number | null;

  @ApiProperty({ description: 'The last email, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  last_email_interaction!: number | null;

  @ApiProperty({ description: 'The first meeting, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  first_meeting_interaction!: number | null;

  @ApiProperty({ description: 'The last meeting, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  last_meeting_interaction!: number | null;

  @ApiProperty({ description: 'The last interaction of any sort, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  last_interaction!: number | null;

  @ApiProperty({ description: 'The next meeting, in milliseconds since 1970.', ...MOMENT, example: 1770768000000 })
  next_meeting!: number | null;

  @ApiProperty({ description: CUSTOM_VALUES, type: 'object', additionalProperties: true, example: {} })
  custom_fields!: PublishedCustomValues;

  @ApiProperty({ description: 'When it was created, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  created_at!: number;

  @ApiProperty({ description: 'When it last changed, in milliseconds since 1970.', type: 'integer', example: 1770768000000 })
  updated_at!: number;
}
