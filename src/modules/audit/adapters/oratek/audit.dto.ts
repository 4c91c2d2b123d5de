import { ApiProperty } from '@nestjs/swagger';
import { AUDIT_ACTIONS, AUDIT_TARGETS, type AuditAction, type AuditTargetType } from '../../../../contracts/audit-entries.js';
import { ACTOR_TYPES, type ActorRecord } from '../../../../kernel/actor.js';
import type { Issue } from '../../../../kernel/failure.js';
import type { Timestamp } from '../../../../kernel/timestamp.js';
import { ChoiceParam, IdParam, IntegerParam, TimeParam } from '../../../../platform/input/query-params.js';
import { nameEnum } from '../../../../platform/openapi/named-enums.js';
import { CursorQuery, PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import type { AuditEntry as Entry, AuditFilter } from '../../ports/audit.queries.js';

nameEnum('AuditAction', AUDIT_ACTIONS, 'What an entry of the audit log tells of. More may come.');
nameEnum('AuditTargetType', AUDIT_TARGETS, 'The sorts of things that an entry of the audit log is about. More may come.');
const FORMATS = nameEnum('AuditFormat', ['json', 'csv'], 'The forms of the audit log.');

/** The values of fields differ in their types. */
const ANY_VALUE = [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, { type: 'array', items: { type: 'string' } }, { type: 'object', additionalProperties: true }, { type: 'null' }];

/** Stands for a `limit` that was not sent: a page has a default then, a file has all entries. */
const NOT_SENT = Number.NaN;
const PAGE = 50;

/** The query of the audit log. */
export class AuditListQuery extends CursorQuery {
  @IntegerParam({ description: 'How many entries a page has at most, 50 unless it is given. Of a file, how many it has at most; without it, the file has all.', min: 1, max: 200, illustrated: PAGE })
  override limit = NOT_SENT;

  @IdParam({ description: 'Only what this key or person did.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  actor_id?: string;

  @ChoiceParam({ choices: AUDIT_ACTIONS, description: 'Only these.', example: 'api_key.created' })
  action?: AuditAction;

  @ChoiceParam({ choices: AUDIT_TARGETS, description: 'Only what was done to things of this sort.', example: 'webhook' })
  target_type?: AuditTargetType;

  @IdParam({ description: 'Only what was done to this one; it need not exist any more.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  target_id?: string;

  @TimeParam({ description: 'Only from this moment on.', example: '2026-05-14T00:00:00Z' })
  since?: Timestamp;

  @TimeParam({ description: 'Only before this moment.', example: '2099-01-01T00:00:00Z' })
  until?: Timestamp;

  @ChoiceParam({ choices: FORMATS, description: '`csv` gives a file, of all entries or of the first `limit`, instead of pages; so does `Accept: text/csv`. Cells that a spreadsheet would take for a formula begin with an apostrophe.', example: 'json' })
  format?: (typeof FORMATS)[number];

  override faults(): Issue[] {
    const order = this.since !== undefined && this.until !== undefined && this.until <= this.since ? [{ path: ['until'], code: 'order', rule: 'must be later than since' }] : [];
    return [...super.faults(), ...(this.format === 'csv' ? pagingFaults(this, 'format=csv') : []), ...order];
  }
}

/** The most entries of a file; null for all. */
export function mostOf({ limit }: AuditListQuery): number | null {
  return Number.isNaN(limit) ? null : limit;
}

/** The query of a page, whose limit has a default. */
export function pageOf(query: AuditListQuery): AuditListQuery {
  return Object.assign(new AuditListQuery(), query, { limit: mostOf(query) ?? PAGE });
}

/**
 * The faults of a query that asks for a page of what is given whole.
 * @param asked what asked for all entries, be it a parameter or a header
 */
export function pagingFaults({ cursor, offset }: CursorQuery, asked: string): Issue[] {
  const rule = `cannot be combined with ${asked}, which gives a file: leave it out`;
  const paged = [['cursor', cursor !== undefined], ['offset', offset !== 0]] as const;
  return paged.flatMap(([name, isSent]) => (isSent ? [{ path: [name], code: 'with_csv', rule }] : []));
}

/** The filter in the domain's words. */
export function toFilter({ actor_id, action, target_type, target_id, since, until }: AuditListQuery): AuditFilter {
  return { actorId: actor_id ?? null, action: action ?? null, targetType: target_type ?? null, targetId: target_id ?? null, since: since ?? null, until: until ?? null };
}

/** Who did it. */
export class AuditActor implements ActorRecord {
  @ApiProperty({ description: 'What sort of actor: a key, a person, or the system, whose name is `operator` for a command on the server.', enum: ACTOR_TYPES, example: 'api_key' })
  type!: ActorRecord['type'];

  @ApiProperty({ description: "The key's or the person's id; null for the system.", type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  id!: string | null;

  @ApiProperty({ description: "The key's name then, or the person's email.", example: 'automation' })
  name!: string;
}

/** What it was done to. */
export class AuditTarget {
  @ApiProperty({ description: 'What sort of thing.', enum: AUDIT_TARGETS, example: 'webhook' })
  type!: AuditTargetType;

  @ApiProperty({ description: 'Its id; null for a route that was refused.', type: String, format: 'uuid', nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a60' })
  id!: string | null;

  @ApiProperty({ description: 'What it was called then.', example: 'https://hooks.example.com/oratek' })
  name!: string;
}

/** A field that changed. */
export class AuditChange {
  @ApiProperty({ description: 'The name of the field.', example: 'status' })
  field!: string;

  @ApiProperty({ description: 'Its value before; null for none. A very long one is cut, as JSON in a text.', anyOf: ANY_VALUE, example: 'active' })
  before!: unknown;

  @ApiProperty({ description: 'Its value after; null for none.', anyOf: ANY_VALUE, example: 'paused' })
  after!: unknown;

  @ApiProperty({ description: 'Whether it is a secret, whose values are kept nowhere.', example: false })
  hidden!: boolean;
}

/** An entry of the audit log. */
export class AuditEntry {
  @ApiProperty({ description: 'Id of the entry, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a80' })
  id!: string;

  @ApiProperty({ description: 'When it happened: UTC, in milliseconds.', type: String, format: 'date-time', example: '2026-05-14T18:24:30.000Z' })
  at!: Timestamp;

  @ApiProperty({ description: 'Who did it.', type: AuditActor })
  actor!: AuditActor;

  @ApiProperty({ description: 'What was done.', enum: AUDIT_ACTIONS, example: 'webhook.updated' })
  action!: AuditAction;

  @ApiProperty({ description: 'What it was done to.', type: AuditTarget })
  target!: AuditTarget;

  @ApiProperty({ description: 'The fields that changed.', type: [AuditChange] })
  changes!: AuditChange[];

  @ApiProperty({ description: 'The address of the client; null for what came by no request.', type: String, nullable: true, example: '203.0.113.7' })
  address!: string | null;

  @ApiProperty({ description: 'The `User-Agent` of the client.', type: String, nullable: true, example: 'curl/8.5.0' })
  user_agent!: string | null;

  @ApiProperty({ description: 'The `X-Request-Id` of the request.', type: String, nullable: true, example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a90' })
  request!: string | null;
}

/** A page of the audit log. */
export class AuditPage {
  @ApiProperty({ description: 'The entries of this page.', type: [AuditEntry] })
  data!: AuditEntry[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}

/** The one place that makes the published entry. */
export function publishEntry({ id, at, actor, action, target, changes, client, requestId }: Entry): AuditEntry {
  return { id, at, actor, action, target, changes: [...changes], address: client?.address ?? null, user_agent: client?.userAgent ?? null, request: requestId };
}
