import { newId, type OrgId } from '../../kernel/ids.js';
import type { Database } from '../database/database.js';
import type { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import type { PeriodicFailures } from '../telemetry/periodic-failures.js';
import { isGone, ProcessLease } from './process-lease.js';

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
  /** The first request still runs, or its process died a few seconds ago; `retryAfter` in seconds. */
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
 * By the database's clock, which all instances share. A reservation is free as soon as its process
 * is gone, and in any case after a minute: nothing came of it, since an answer is written by the statement that makes the
 * change. Should it still run, that statement finds that it has lost the reservation, and writes nothing. None of these statements waits
 * for a row that somebody else has locked, as ON CONFLICT alone would: a request that runs holds its own until it ends.
 */
const RESERVE = `INSERT INTO idempotency (org_id, key, fingerprint, owner, process, reserved_at, expires_at)
  SELECT $1::uuid, $2::text, $3::bytea, $4::uuid, $5::uuid, now(), now() + interval '24 hours'
  WHERE NOT EXISTS (SELECT FROM idempotency WHERE org_id = $1 AND key = $2)
  ON CONFLICT DO NOTHING RETURNING 1`;

const FREE = `(expires_at <= now() OR (status IS NULL AND (reserved_at <= now() - interval '60 seconds' OR ${isGone('process')})))`;

const FIND = `SELECT fingerprint = $3 AS same, owner, status, headers, body, ${FREE} AS free, extract(epoch FROM now() - reserved_at)::integer AS age
  FROM idempotency WHERE org_id = $1 AND key = $2`;

const TAKE_OVER = `UPDATE idempotency
  SET fingerprint = $3, owner = $4, process = $5, status = NULL, headers = NULL, body = NULL, reserved_at = now(), expires_at = now() + interval '24 hours'
  WHERE (org_id, key) IN (SELECT org_id, key FROM idempotency WHERE org_id = $1 AND key = $2 AND owner = $6 AND ${FREE} FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

/** Nobody is told to wait longer than it takes to see that a process is gone. */
const LONGEST_WAIT = 7;

const RELEASE = `DELETE FROM idempotency i USING unnest($1::uuid[], $2::text[], $3::uuid[]) AS r(org_id, key, owner)
  WHERE i.org_id = r.org_id AND i.key = r.key AND i.owner = r.owner AND i.status IS NULL`;

const SWEEP = `DELETE FROM idempotency WHERE (org_id, key) IN (
    SELECT org_id, key FROM idempotency WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

/** A reservation to ask for. */
export function newReservation(orgId: OrgId, key: string): Reservation {
  return { orgId, key, owner: newId() };
}

function outcomeOf({ same, status, headers, body, age }: Found): ReserveOutcome {
  // Until something came of the first request, its key may yet become free for another one.
  if (status === null) return { outcome: 'running', retryAfter: Math.max(1, Math.min(age, LONGEST_WAIT)) };
  return same ? { outcome: 'answered', answer: { status, headers: headers ?? {}, body } } : { outcome: 'mismatch' };
}

/** So many reservations that could not be given back are remembered; the minute frees the others. */
const MOST_UNRELEASED = 10_000;

/** How often a reservation looks again when it meets a row that goes away under its eyes. */
const TRIES = 5;

/**
 * Idempotency-Keys of the organizations (oratek.md, Errors, and the IETF draft). A reservation is committed first; the
 * answer goes with the change, in its statement, and only while the reservation is still its own.
 */
export class IdempotencyKeys {
  private readonly lease: ProcessLease;
  /** By owner: what could not be given back, since the database did not answer. */
  private readonly unreleased = new Map<string, Reservation>();

  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
    failures: PeriodicFailures,
  ) {
    this.lease = new ProcessLease(database, () => this.releaseAgain(), failures);
  }

  /**
   * Reserves the key, or says what came of it before.
   * @param reservation made by `newReservation`; to be given back if this throws, since it may have been made all the same
   * @param fingerprint SHA-256 in hex of what must be the same when the request is sent again
   */
  async reserve({ orgId, key, owner }: Reservation, fingerprint: string): Promise<ReserveOutcome> {
    const hash = `\\x${fingerprint}`;
    const ask = <Row extends object>(name: string, text: string, ...more: string[]): Promise<Row[]> =>
      this.database.query<Row & Record<string, unknown>>({ name, text, writes: name !== 'idempotency_find', values: [orgId, key, hash, ...more] });
    await this.lease.hold();
    for (let tries = 0; tries < TRIES; tries++) {
      if ((await ask('idempotency_reserve', RESERVE, owner, this.lease.id)).length > 0) return { outcome: 'reserved' };
      const [found] = await ask<Found>('idempotency_find', FIND);
      if (!found) continue;
      if (!found.free) return outcomeOf(found);
      if ((await ask('idempotency_take_over', TAKE_OVER, owner, this.lease.id, found.owner)).length > 0) return { outcome: 'reserved' };
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
        table: 'idempotency',
        key: key,
        render: (bind) =>
          `UPDATE idempotency SET status = ${bind(status)}, headers = ${bind(JSON.stringify(headers))}, body = ${bind(body)}` +
          ` WHERE org_id = ${bind(orgId)} AND key = ${bind(key)} AND owner = ${bind(owner)} AND status IS NULL`,
        expects: { rows: 1, of: 'idempotency', otherwise: lost },
      }),
    );
  }

  /**
   * Gives the key back, since nothing came of the request. If something did after all, such as a change whose commit
   * was not heard of, the stored answer stays. What cannot be given back now is given back when the database answers again.
   */
  async release(reservation: Reservation): Promise<void> {
    try {
      await this.releaseAll([reservation]);
    } catch {
      if (this.unreleased.size < MOST_UNRELEASED) this.unreleased.set(reservation.owner, reservation);
    }
  }

  /**
   * Deletes what has expired, unless it is stopped meanwhile. All instances do; their steps go around each other.
   * @param step so many rows a statement: none holds its locks for long
   */
  async sweep(isStopped: () => boolean, step = 500): Promise<void> {
    await this.lease.sweep();
    while (!isStopped() && (await this.database.query({ name: 'idempotency_sweep', writes: true, text: SWEEP, values: [step] })).length === step);
  }

  /** So that Nest waits for it before the connections are closed. */
  onModuleDestroy(): Promise<void> {
    return this.lease.end();
  }

  private async releaseAgain(): Promise<void> {
    const reservations = [...this.unreleased.values()];
    if (reservations.length === 0) return;
    await this.releaseAll(reservations);
    for (const { owner } of reservations) this.unreleased.delete(owner);
  }

  private async releaseAll(reservations: readonly Reservation[]): Promise<void> {
    const values = [reservations.map(({ orgId }) => orgId), reservations.map(({ key }) => key), reservations.map(({ owner }) => owner)];
    await this.database.query({ name: 'idempotency_release', writes: true, text: RELEASE, values });
  }
}
