import pg from 'pg';
import { Failure } from '../../kernel/failure.js';
import { STALE_STAMP, VERSION_CONFLICT } from './statement.js';

/** The parts of an error of `pg` that decide what to do about it. */
interface PostgresFailure {
  readonly code: string;
  readonly constraint: string | undefined;
}

const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
const UNIQUE_VIOLATION = '23505';
const EXCLUSION_VIOLATION = '23P01';
const FOREIGN_KEY_VIOLATION = '23503';
const QUERY_CANCELED = '57014';

const REFUSED_BY_CONSTRAINT: ReadonlySet<string> = new Set([UNIQUE_VIOLATION, EXCLUSION_VIOLATION, FOREIGN_KEY_VIOLATION]);

/**
 * Codes of Node's sockets and, by class or in full, of Postgres, that mean a temporary failure: nothing is wrong with
 * the request. Among them are a database that takes no connections or is gone, a role that may not log in, and a server
 * that became read-only.
 */
const PASSING = /^(?:08...|28...|53...|57...|25006|3D000|55000|55P03|25P03|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN|ENOENT)$/;
const READ_ONLY = '25006';
const LOST = /^(?:08...|57P0.|25006|25P03|ECONNRESET|EPIPE|ETIMEDOUT)$/;
const CONNECTION_LOST = /Query read timeout|Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|Client was closed/i;

function failureOf(error: unknown): PostgresFailure | null {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return null;
  return { code: error.code, constraint: 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined };
}

/** A concurrent change came first; the same work may succeed in a rerun. */
export function isConflict(error: unknown): boolean {
  const code = failureOf(error)?.code;
  return code === VERSION_CONFLICT || code === SERIALIZATION_FAILURE || code === DEADLOCK_DETECTED;
}

/** The unit took longer than a stamp may be old, or this process's clock is behind the database's; see `stamp_guard`. */
export function isStaleStamp(error: unknown): boolean {
  return failureOf(error)?.code === STALE_STAMP;
}

/** The name of the unmet expectation of `expect_rows`; null for any other error. */
export function unmetExpectation(error: unknown): string | null {
  if (failureOf(error)?.code !== VERSION_CONFLICT || !(error instanceof Error)) return null;
  return error.message.split(':', 1)[0] ?? null;
}

/** The constraint that refused the write, if one did. */
export function violatedConstraint(error: unknown): string | null {
  const failure = failureOf(error);
  return failure && REFUSED_BY_CONSTRAINT.has(failure.code) ? (failure.constraint ?? null) : null;
}

/**
 * The server accepts no writes: it was the primary, and another is now. Its connections stay with it, so all of them
 * must be replaced.
 */
export function isReadOnly(error: unknown): boolean {
  return failureOf(error)?.code === READ_ONLY;
}

/** A foreign key refused the write: a row references one that is missing, or is being deleted. */
export function isMissingReference(error: unknown): boolean {
  return failureOf(error)?.code === FOREIGN_KEY_VIOLATION;
}

/** The connection is lost or closing, or leads to a read-only server; it must not be used again. */
export function isConnectionLost(error: unknown): boolean {
  const code = failureOf(error)?.code;
  return (code !== undefined && LOST.test(code)) || (error instanceof Error && CONNECTION_LOST.test(error.message));
}

/** A connection is ready for the next statement only after success or an error that Postgres itself reported. */
export function leavesUnusable(error: unknown): boolean {
  return isConnectionLost(error) || !(error instanceof pg.DatabaseError);
}

/** The database did not answer in time: the statement may still be executed. */
export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && error.message.includes('Query read timeout');
}

/** No connection was available in time: nothing was sent. */
function isUnasked(error: unknown): boolean {
  return error instanceof Error && error.message.includes('timeout exceeded when trying to connect');
}

/** The statement timed out, as `pg` raised it or as `translated` passed it on. */
export function isOutOfTime(error: unknown): boolean {
  return failureOf(error instanceof Failure ? error.cause : error)?.code === QUERY_CANCELED;
}

/** The database cannot answer now: down, full, shutting down, or the statement ran out of time. */
function isUnavailable(error: unknown): boolean {
  const code = failureOf(error)?.code;
  return (code !== undefined && PASSING.test(code)) || (error instanceof Error && CONNECTION_LOST.test(error.message));
}

/**
 * The error to throw: `unavailable` for temporary failures, any other unchanged. @param statementTimeout milliseconds
 * that a statement may take; a cancellation, by an operator for example, has the same code
 */
export function translated(error: unknown, statementTimeout: number): unknown {
  if (failureOf(error)?.code === QUERY_CANCELED) {
    const message = `The database ended a statement of this request, each of which may take ${statementTimeout / 1000} seconds there (DATABASE_STATEMENT_TIMEOUT_MS): ask for less at a time, or try again in a moment.`;
    return new Failure('unavailable', 'statement_ended', message, [], { cause: error });
  }
  if (!isUnavailable(error)) return error;
  return new Failure('unavailable', 'database_unavailable', 'The service cannot reach its database in time; try again in a moment.', [], { cause: error });
}

/**
 * The error of a unit whose statement was sent. If the connection ended without an answer, it is unknown whether the
 * unit was committed; an error that Postgres reports, other than of the connection, comes after the rollback.
 */
export function ofSentUnit(error: unknown): unknown {
  const cause = error instanceof Failure ? error.cause : error;
  const code = failureOf(cause)?.code;
  const isAnswered = code !== undefined && /^[0-9A-Z]{5}$/.test(code) && code !== 'EPIPE' && !code.startsWith('08');
  if (isAnswered || isUnasked(cause) || !isConnectionLost(cause)) return error;
  const message = 'The database did not say in time whether it took the change: it may hold or not. Send the request again with the same Idempotency-Key, if it had one, to be told; otherwise look first.';
  return new Failure('unavailable', 'outcome_unknown', message, [], { cause });
}
