import type { AuditAction, AuditContent, AuditTargetType } from '../../../contracts/audit-entries.js';
import type { ActorRecord, ClientOrigin } from '../../../kernel/actor.js';
import type { OrgId } from '../../../kernel/ids.js';
import type { Page } from '../../../kernel/page.js';
import type { Timestamp } from '../../../kernel/timestamp.js';

/** An entry of the audit log. */
export interface AuditEntry extends AuditContent {
  readonly id: string;
  readonly at: Timestamp;
  readonly actor: ActorRecord;
  /** Null outside of requests, such as for a command of the operator. */
  readonly client: ClientOrigin | null;
  readonly requestId: string | null;
}

/** Which entries: all conditions hold together; null for any. */
export interface AuditFilter {
  /** The id of the key or user. */
  readonly actorId: string | null;
  readonly action: AuditAction | null;
  readonly targetType: AuditTargetType | null;
  readonly targetId: string | null;
  /** From this moment on. */
  readonly since: Timestamp | null;
  /** Before this moment. */
  readonly until: Timestamp | null;
}

export interface AuditListRequest extends AuditFilter {
  readonly limit: number;
  readonly offset: number;
  readonly cursor: string | null;
}

/** The audit log, to read. */
export abstract class AuditQueries {
  /** One page, newest first. Throws `invalid` on `cursor`. */
  abstract list(orgId: OrgId, request: AuditListRequest): Promise<Page<AuditEntry>>;
}

const ENTRIES_A_PAGE = 200;

/** All entries, newest first, or at most so many, one page in memory at a time. */
export async function* allEntries(queries: AuditQueries, orgId: OrgId, filter: AuditFilter, atMost: number | null): AsyncGenerator<AuditEntry> {
  let cursor: string | null = null;
  let left = atMost ?? Number.POSITIVE_INFINITY;
  do {
    const page: Page<AuditEntry> = await queries.list(orgId, { ...filter, limit: Math.min(ENTRIES_A_PAGE, left), offset: 0, cursor });
    yield* page.items;
    left -= page.items.length;
    cursor = left > 0 ? page.nextCursor : null;
  } while (cursor !== null);
}
