import { newId, type OrgId } from '../../kernel/ids.js';
import type { Database } from '../database/database.js';
import type { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import type { PeriodicFailures } from '../telemetry/periodic-failures.js';
import { isGone, ProcessLease } from './process-lease.js';

/** A stored answer. */
export interface StoredAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Byte for byte; null if there was none. */
  readonly body: string | null;
}

/** A reserved key: its holder runs the request. */
export interface Reservation {
  readonly orgId: OrgId;
  readonly key: string;
  /** Distinguishes this reservation from a later one of the same key. */
  readonly owner: string;
}

/** The result of an attempt to reserve a key. */
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
  /** Whether the key can be reserved. */
  readonly free: boolean;
  /** Seconds since it was reserved. */
  readonly age: number;
}

/*
 * Times are those of the database's clock, which all instances share. A reservation is free as soon as its process is
 * dead, and in any case after a minute: its request changed nothing, since the statement that makes the change also
 * writes the answer. Should the request still run, that statement finds that the reservation is lost, and writes
 * nothing. None of these statements waits for a row lock, as ON CONFLICT alone would: a running request holds its own
 * row until it ends.
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

/** The longest advice to wait: the time in which a dead process is noticed. */
const LONGEST_WAIT = 7;

/*
 * Gives the owners whose reservations are settled: deleted now, or answered, or the key has gone to another owner. Of the others the
 * row is not there, or not yet, or a unit holds it whose end is not known: such a row is left out, since waiting for it would
 * take a place among the writes until the time-out.
 */
const RELEASE = `WITH given AS (SELECT * FROM unnest($1::uuid[], $2::text[], $3::uuid[]) AS g(org_id, key, owner)),
  released AS (DELETE FROM idempotency WHERE (org_id, key) IN (
      SELECT org_id, key FROM idempotency i JOIN given USING (org_id, key, owner) WHERE i.status IS NULL FOR UPDATE OF i SKIP LOCKED)
    RETURNING owner)
  SELECT owner FROM released
  UNION ALL SELECT g.owner FROM given g JOIN idempotency i USING (org_id, key) WHERE i.owner <> g.owner OR i.status IS NOT NULL`;

const SWEEP = `DELETE FROM idempotency WHERE (org_id, key) IN (
    SELECT org_id, key FROM idempotency WHERE expires_at <= now() ORDER BY expires_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING 1`;

/** A reservation to ask for. */
export function newReservation(orgId: OrgId, key: string): Reservation {
  return { orgId, key, owner: newId() };
}

function outcomeOf({ same, status, headers, body, age }: Found): ReserveOutcome {
  // Until the first request has a result, its key may yet become free for another one.
  if (status === null) return { outcome: 'running', retryAfter: Math.max(1, Math.min(age, LONGEST_WAIT)) };
  return same ? { outcome: 'answered', answer: { status, headers: headers ?? {}, body } } : { outcome: 'mismatch' };
}

/** The most reservations to remember that could not be released; the others become free after a minute. */
const MOST_UNRELEASED = 10_000;
/** After that the minute has freed them. */
const REMEMBERED_MS = 60_000;

/** How often a reservation is tried again when it meets a row that is deleted concurrently. */
const TRIES = 5;

/**
 * Idempotency-Keys of the organizations (oratek.md, Errors, and the IETF draft). A reservation is committed first; the
 * answer is written by the statement of the change, and only if the reservation is still held.
 */
export class IdempotencyKeys {
  private readonly lease: ProcessLease;
  /**
   * Reservations that could not be released; by owner: the database did not answer, a unit still holds the row, or there was no row. The row of
   * a reservation whose commit was not confirmed, as while the synchronous standby is lost, can become visible later.
   */
  private readonly unreleased = new Map<string, { readonly reservation: Reservation; readonly until: number }>();

  constructor(
    private readonly database: Database,
    private readonly units: PostgresUnitOfWork,
    failures: PeriodicFailures,
  ) {
    this.lease = new ProcessLease(database, () => this.releaseAgain(), failures);
  }

  /**
   * Reserves the key, or returns the state of an earlier request. @param reservation made by `newReservation`; release
   * it if this throws, since it may have been committed all the same @param fingerprint SHA-256 in hex of what must be
   * the same when the request is sent again
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
   * Stages the answer in the open unit of work. The unit fails with `lost`, and writes nothing, if the reservation has
   * been taken over.
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
   * Releases the key of a request without a result. If it has one after all, such as a change whose commit was not
   * confirmed, the stored answer stays. A release that did not succeed is repeated after each beat of the lease, for a minute.
   */
  async release(reservation: Reservation): Promise<void> {
    const settled = await this.releaseAll([reservation]).catch(() => []);
    if (settled.length > 0 || this.unreleased.size >= MOST_UNRELEASED) return;
    this.unreleased.set(reservation.owner, { reservation, until: performance.now() + REMEMBERED_MS });
  }

  /**
   * Deletes expired rows, unless it is stopped meanwhile. All instances do it; they skip each other's locks. @param
   * step rows a statement: no statement holds its locks for long
   */
  async sweep(isStopped: () => boolean, step = 500): Promise<void> {
    await this.lease.sweep();
    while (!isStopped() && (await this.database.query({ name: 'idempotency_sweep', writes: true, text: SWEEP, values: [step] })).length === step);
  }

  /** Nest waits for this before the connections are closed. */
  onModuleDestroy(): Promise<void> {
    return this.lease.end();
  }

  private async releaseAgain(): Promise<void> {
    const now = performance.now();
    for (const [owner, { until }] of this.unreleased) if (until < now) this.unreleased.delete(owner);
    if (this.unreleased.size === 0) return;
    for (const owner of await this.releaseAll([...this.unreleased.values()].map(({ reservation }) => reservation))) this.unreleased.delete(owner);
  }

  /** Gives the owners whose reservations need no further try. */
  private async releaseAll(reservations: readonly Reservation[]): Promise<string[]> {
    const values = [reservations.map(({ orgId }) => orgId), reservations.map(({ key }) => key), reservations.map(({ owner }) => owner)];
    const settled = await this.database.query<{ owner: string }>({ name: 'idempotency_release', writes: true, text: RELEASE, values });
    return settled.map(({ owner }) => owner);
  }
}
