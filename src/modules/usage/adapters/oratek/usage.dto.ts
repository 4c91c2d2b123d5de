import { ApiProperty } from '@nestjs/swagger';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { IdParam, IntegerParam } from '../../../../platform/input/query-params.js';

/** How many keys are told of at most. */
export const MAX_KEYS = 100;

/** The query of the usage. */
export class UsageQuery {
  @IntegerParam({ description: 'How many hours, the present one included: up to 7 days.', min: 1, max: 168, default: 24 })
  hours = 24;

  @IdParam({ description: 'Only requests of this key, in `hours` and `keys`.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  key_id?: string;
}

/** The sliding hour that the limit counts. */
export class UsageWindow {
  @ApiProperty({ description: 'How many requests the organization may make in any hour.', type: 'integer', example: 5000 })
  quota!: number;

  @ApiProperty({ description: 'How many it has made in the last hour, this one included.', type: 'integer', example: 120 })
  used!: number;

  @ApiProperty({ description: 'How many more it may make now.', type: 'integer', example: 4880 })
  remaining!: number;

  @ApiProperty({ description: 'When one more is admitted, to the second: the same as `X-RateLimit-Reset`.', type: String, format: 'date-time', example: '2026-05-14T19:00:00.000Z' })
  resets_at!: Timestamp;
}

/** The requests of an hour. */
export class UsageHour {
  @ApiProperty({ description: 'The first moment of the hour: UTC.', type: String, format: 'date-time', example: '2026-05-14T18:00:00.000Z' })
  at!: Timestamp;

  @ApiProperty({ description: 'How many requests were admitted.', type: 'integer', example: 340 })
  requests!: number;

  @ApiProperty({ description: 'How many were answered with 429; they do not use up the quota.', type: 'integer', example: 0 })
  refused!: number;
}

/** The requests of a key. */
export class UsageOfKey {
  @ApiProperty({ description: 'Id of the key, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  id!: string;

  @ApiProperty({ description: 'Its name.', type: String, nullable: true, example: 'website' })
  name!: string | null;

  @ApiProperty({ description: 'The first 12 characters of its token.', type: String, nullable: true, example: 'otk_a1b2c3d4' })
  prefix!: string | null;

  @ApiProperty({ description: 'How many of its requests were admitted.', type: 'integer', example: 340 })
  requests!: number;

  @ApiProperty({ description: 'How many of its requests were answered with 429.', type: 'integer', example: 0 })
  refused!: number;
}

/** How many requests the organization makes. */
export class UsageReport {
  @ApiProperty({ description: 'The limit as it is now.', type: UsageWindow })
  window!: UsageWindow;

  @ApiProperty({ description: 'Each hour, the present one last, which still grows. Requests of the last seconds may be missing.', type: [UsageHour] })
  hours!: UsageHour[];

  @ApiProperty({ description: `The keys with the most requests in these hours, those first; at most ${MAX_KEYS}.`, type: [UsageOfKey] })
  keys!: UsageOfKey[];
}
