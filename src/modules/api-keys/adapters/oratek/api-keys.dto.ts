import { ApiProperty } from '@nestjs/swagger';
import type { ApiKeyRecord } from '../../../../contracts/api-key-record.js';
import { SCOPES, type Scope } from '../../../../contracts/scopes.js';
import { ACTOR_TYPES, type ActorRecord } from '../../../../kernel/actor.js';
import type { Issue } from '../../../../kernel/failure.js';
import { parseTimestamp, toTimestamp, type Timestamp } from '../../../../kernel/timestamp.js';
import { ChoicesField, TextField, TimeField } from '../../../../platform/input/fields.js';
import { IntegerField } from '../../../../platform/input/number-fields.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { CursorQuery, PageMeta, pagingOf } from '../../../../surfaces/oratek/page.dto.js';
import { ChoiceParam } from '../../../../platform/input/query-params.js';
import type { ChecksItself } from '../../../../platform/input/shape.js';
import { expiryIssues, KEY_NAME, KEY_STATES, type KeyState } from '../../domain/api-key.js';
import { OVERLAP, type Rotation } from '../../domain/rotate-key.js';
import type { KeyListRequest } from '../../ports/api-key.queries.js';

nameEnum('ApiKeyState', KEY_STATES, 'Whether a key works, was revoked, or has expired.');

/**
 * Reported along with other faults of a refused body; on its own it is left to the domain, which uses the clock of the
 * database.
 */
function expiryFaults(expiresAt: unknown, isRefused: boolean): Issue[] {
  if (!isRefused) return [];
  const moment = typeof expiresAt === 'string' ? parseTimestamp(expiresAt) : null;
  return expiryIssues(moment, toTimestamp(new Date())).map(({ code }) => ({ path: ['expires_at'], code, rule: 'must lie in the future' }));
}

/** A new key. */
export class CreateApiKeyBody implements ChecksItself {
  @TextField({ ...KEY_NAME, required: true, description: 'What it is for; it stands beside what the key does.', example: 'website' })
  name!: string;

  @ChoicesField({ choices: SCOPES, required: true, description: 'What it may do: `write` includes `read`; `admin` opens Settings and nothing else.', example: ['read', 'write'] })
  scopes!: Scope[];

  @TimeField({ description: 'When it ends: RFC 3339 with an offset, in the future. Without it, or with null, never.', example: '2099-12-31T00:00:00Z' })
  expires_at?: Timestamp | null;

  faults(isRefused: boolean): Issue[] {
    return expiryFaults(this.expires_at, isRefused);
  }
}

/** How a key is rotated. */
export class RotateApiKeyBody implements ChecksItself {
  @IntegerField({
    ...OVERLAP,
    description: 'How many seconds the old key still works, if it does not end sooner by itself; 0 revokes it at once.',
    example: 3600,
  })
  overlap_seconds: number = OVERLAP.default;

  @TimeField({
    description: 'When the new key ends: RFC 3339 with an offset, in the future; null for never. Without it, it lasts as long as the old key was to last.',
    example: '2099-12-31T00:00:00Z',
  })
  expires_at?: Timestamp | null;

  faults(isRefused: boolean): Issue[] {
    return expiryFaults(this.expires_at, isRefused);
  }
}

/** The rotation in the domain's words. */
export function toRotation({ overlap_seconds, expires_at }: RotateApiKeyBody): Rotation {
  return { overlapSeconds: overlap_seconds, ...(expires_at === undefined ? {} : { expiresAt: expires_at }) };
}

/** The query of the list of keys. */
export class ApiKeyListQuery extends CursorQuery {
  @ChoiceParam({ choices: KEY_STATES, description: 'Only keys that are so now; without it, all.', example: 'active' })
  state?: KeyState;
}

/** The query in the domain's words. */
export function toListRequest(query: ApiKeyListQuery): KeyListRequest {
  return { state: query.state ?? null, ...pagingOf(query) };
}

/** Who issued a key. */
export class ApiKeyCreator implements ActorRecord {
  @ApiProperty({ description: 'What sort of actor: a key or a person.', enum: ACTOR_TYPES, example: 'api_key' })
  type!: ActorRecord['type'];

  @ApiProperty({ description: "The key's or the person's id.", type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  id!: string | null;

  @ApiProperty({ description: "The key's name, the person's email.", example: 'automation' })
  name!: string;
}

/** A key as this API shows it: never its token. */
export class ApiKey implements ApiKeyRecord {
  @ApiProperty({ description: 'Id of the key, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5f' })
  id!: string;

  @ApiProperty({ description: 'What it is for.', example: 'website' })
  name!: string;

  @ApiProperty({ description: 'The first 12 characters of its token, by which people tell keys apart.', example: 'otk_a1b2c3d4' })
  prefix!: string;

  @ApiProperty({ description: 'What it may do.', type: 'array', items: { type: 'string', enum: [...SCOPES] }, example: ['read', 'write'] })
  scopes!: readonly Scope[];

  @ApiProperty({ description: 'Who issued it; null for keys of the command line and the demo, and for those from before this was kept.', type: ApiKeyCreator, nullable: true, example: { type: 'api_key', id: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d', name: 'automation' } })
  created_by!: ApiKeyCreator | null;

  @ApiProperty({ description: 'When it was issued: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  created_at!: Timestamp;

  @ApiProperty({ description: 'When it ends, or ended; null for never.', type: String, format: 'date-time', nullable: true, example: '2099-12-31T00:00:00.000Z' })
  expires_at!: Timestamp | null;

  @ApiProperty({ description: 'When it was last used, to the minute; null if never.', type: String, format: 'date-time', nullable: true, example: null })
  last_used_at!: Timestamp | null;

  @ApiProperty({ description: 'When it was revoked; null if it was not.', type: String, format: 'date-time', nullable: true, example: null })
  revoked_at!: Timestamp | null;
}

/** A key at the one moment at which its token is shown. */
export class IssuedApiKey extends ApiKey {
  @ApiProperty({
    description: 'The token, in this answer and never again; null where the answer is repeated for an Idempotency-Key.',
    type: String,
    nullable: true,
    example: 'otk_a1b2c3d4e5f6g7h8i9j0k1l2m3',
  })
  token!: string | null;
}

/** A page of keys. */
export class ApiKeyPage {
  @ApiProperty({ description: 'The keys of this page.', type: [ApiKey] })
  data!: ApiKey[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
