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
  | { readonly outcome: 'reserved' }
  | { readonly outcome: 'answered'; readonly answer: StoredAnswer }
  /** The first request still runs, or its process died less than a minute ago; `retryAfter` in seconds. */
  | { readonly outcome: 'running'; readonly retryAfter: number }
  /** The key was used for another request. */
  | { readonly outcome: 'mismatch' };

interface Found {
  readonly same: boolean;
  readonly owner: string;
  readonly status: number | null;
  readonly headers: Readonly<Record<string, string>> | null;
  readonly body: string | null;
  /** Whether nothing of it counts any more. */
  readonly free: boolean;
  /** Seconds since it was reserved. */
  readonly age: number;
}

/*
 * By the database's clock, which all instances share. A reservation whose owner has been silent for a minute is free:
 * nothing came of it, since an answer is written by the statement that makes the change. None of these statements waits
 * for a row that somebody else has locked, as ON CONFLICT alone would: a request that runs holds its own until it ends.
 */
const RESERVE = `INSERT INTO idempotency (org_id, key, fingerprint, owner, reserved_at, expires_at)
  SELECT $1::uuid, $2::text, $3::bytea, $4::uuid, now(), now() + interval '24 hours'
  WHERE NOT EXISTS (SELECT FROM idempotency WHERE org_id = $1 AND key = $2)
  ON CONFLICT DO NOTHING RETURNING 1`;

const FREE = "(expires_at <= now() OR (status IS NULL AND reserved_at <= now() - interval '60 seconds'))";

const FIND = `SELECT fingerprint = $3 AS same, owner, status, headers, body, ${FREE} AS free, extract(epoch FROM now() - reserved_at)::integer AS age
  FROM idempotency WHERE org_id = $1 AND key = $2`;

const TAKE_OVER = `UPDATE idempotency
  SET fingerprint = $3, owner = $4, status = NULL, headers = NULL, body = NULL, reserved_at = now(), expires_at = now() + interval '24 hours'
  WHERE (org_id, key) IN (SELECT org_id, key FROM idempotency WHERE org_id = $1 AND key = $2 AND owner = $5 AND ${FREE} FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

const TAKEN_OVER_AFTER = 60;

const RELEASE = 'DELETE FROM idempotency WHERE org_id = $1 AND key = $2 AND owner = $3 AND status IS NULL';

const SWEEP = `DELETE FROM idempotency WHERE (org_id, key) IN (
    SELECT org_id, key FROM idempotency WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

/** A reservation to ask for. */
export function newReservation(orgId: OrgId, key: string): Reservation {
  return { orgId, key, owner: newId() };
}

function outcomeOf({ same, status, headers, body, age }: Found): ReserveOutcome {
  // Until something came of the first request, its key may yet become free for another one.
  if (status === null) return { outcome: 'running', retryAfter: Math.max(1, Math.min(age, TAKEN_OVER_AFTER - age)) };
  return same ? { outcome: 'answered', answer: { status, headers: headers ?? {}, body } } : { outcome: 'mismatch' };
}

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
   * @param reservation made by `newReservation`; to be given back if this throws, since it may have been made all the same
   * @param fingerprint SHA-256 in hex of what must be the same when the request is sent again
   */
  async reserve({ orgId, key, owner }: Reservation, fingerprint: string): Promise<ReserveOutcome> {
    const hash = `\\x${fingerprint}`;
    const ask = <Row extends object>(name: string, text: string, ...more: string[]): Promise<Row[]> =>
      this.database.query<Row & Record<string, unknown>>({ name, text, values: [orgId, key, hash, ...more] });
    for (let tries = 0; tries < TRIES; tries++) {
      if ((await ask('idempotency_reserve', RESERVE, owner)).length > 0) return { outcome: 'reserved' };
      const [found] = await ask<Found>('idempotency_find', FIND);
      if (!found) continue;
      if (!found.free) return outcomeOf(found);
      if ((await ask('idempotency_take_over', TAKE_OVER, owner, found.owner)).length > 0) return { outcome: 'reserved' };
    }
    return { outcome: 'running', retryAfter: 1 };
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
