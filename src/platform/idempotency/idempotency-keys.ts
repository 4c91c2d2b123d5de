import { newId, type OrgId } from '../../kernel/ids.js';
import type { Database } from '../database/database.js';
import type { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';

/** An answer as it is given again. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Byte for byte; null if there was none. */
  readonly body: string | null;
}

/** A key that is ours to answer for. */
export interface Reservation {
  readonly orgId: OrgId;
  readonly key: string;
  /** Tells this reservation from one that took it over. */
  readonly owner: string;
}

/** What became of the wish to answer for a key. */
export type ReserveOutcome =
  | { readonly outcome: 'reserved'; readonly reservation: Reservation }
  | { readonly outcome: 'answered'; readonly answer: StoredAnswer }
  /** The first request still runs, or its process died less than a minute ago. */
  | { readonly outcome: 'running' }
  /** The key was used for another request. */
  | { readonly outcome: 'mismatch' };

interface Found {
  readonly reserved: boolean;
  readonly same: boolean | null;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
}

/*
 * By the database's clock, which all instances share. A reservation whose owner has been silent for a minute is taken
 * over: nothing came of it, since an answer is written by the statement that makes the change.
 */
const RESERVE = `WITH reserved AS (
    INSERT INTO idempotency (org_id, key, fingerprint, owner, reserved_at, expires_at)
    VALUES ($1, $2, $3, $4, now(), now() + interval '24 hours')
    ON CONFLICT (org_id, key) DO UPDATE
      SET fingerprint = excluded.fingerprint, owner = excluded.owner, status = NULL, headers = NULL, body = NULL,
          reserved_at = excluded.reserved_at, expires_at = excluded.expires_at
      WHERE idempotency.expires_at <= now()
         OR (idempotency.status IS NULL AND idempotency.reserved_at <= now() - interval '60 seconds' AND idempotency.fingerprint = excluded.fingerprint)
    RETURNING 1)
  SELECT true AS reserved, NULL::boolean AS same, NULL::integer AS status, NULL::jsonb AS headers, NULL::text AS body FROM reserved
  UNION ALL
  SELECT false, fingerprint = $3, status, headers, body FROM idempotency WHERE org_id = $1 AND key = $2 AND NOT EXISTS (SELECT FROM reserved)`;

const RELEASE = 'DELETE FROM idempotency WHERE org_id = $1 AND key = $2 AND owner = $3 AND status IS NULL';

const SWEEP = `DELETE FROM idempotency WHERE (org_id, key) IN (
    SELECT org_id, key FROM idempotency WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

/** How often a reservation looks again when it meets a row that goes away under its eyes. */
const TRIES = 5;

/**
 * Idempotency-Keys of the organizations (oratek.md, Errors, and the IETF draft). A reservation is committed first; the
 * answer goes with the change, in its statement, and only while the reservation is still its own.
 */
export class IdempotencyKeys {
  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
  ) {}

  /**
   * Reserves the key, or says what came of it before.
   * @param fingerprint SHA-256 in hex of what must be the same when the request is sent again
   */
  async reserve(orgId: OrgId, key: string, fingerprint: string): Promise<ReserveOutcome> {
    const owner = newId();
    for (let tries = 0; tries < TRIES; tries++) {
      const [found] = await this.database.query<Found & Record<string, unknown>>({ name: 'idempotency_reserve', text: RESERVE, values: [orgId, key, `\\x${fingerprint}`, owner] });
      if (!found) continue;
      if (found.reserved) return { outcome: 'reserved', reservation: { orgId, key, owner } };
      if (!found.same) return { outcome: 'mismatch' };
      if (found.status === null) return { outcome: 'running' };
      return { outcome: 'answered', answer: { status: found.status, headers: found.headers ?? {}, body: found.body } };
    }
    return { outcome: 'running' };
  }

  /**
   * Stores the answer with the unit of work that is open. The unit ends with `lost`, and writes nothing, if the
   * reservation has been taken over.
   */
  answer({ orgId, key, owner }: Reservation, { status, headers, body }: StoredAnswer, lost: () => Error): void {
    this.units.stage((rows) =>
      rows.command({
        order: `idempotency ${key}`,
        render: (bind) =>
          `UPDATE idempotency SET status = ${bind(status)}, headers = ${bind(JSON.stringify(headers))}, body = ${bind(body)}` +
          ` WHERE org_id = ${bind(orgId)} AND key = ${bind(key)} AND owner = ${bind(owner)} AND status IS NULL`,
        expects: { rows: 1, of: 'idempotency', otherwise: lost },
      }),
    );
  }

  /**
   * Gives the key back, since nothing came of the request. If something did after all, such as a change whose commit
   * was not heard of, the stored answer stays.
   */
  async release({ orgId, key, owner }: Reservation): Promise<void> {
    await this.database.query({ name: 'idempotency_release', text: RELEASE, values: [orgId, key, owner] });
  }

  /** Deletes at most `limit` keys that have expired, and says how many. */
  async sweep(limit: number): Promise<number> {
    return (await this.database.query({ name: 'idempotency_sweep', text: SWEEP, values: [limit] })).length;
  }
}
