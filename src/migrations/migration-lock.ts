import type pg from 'pg';
import { StartupError } from '../kernel/startup-error.js';
import { messageOf } from '../kernel/unknown-error.js';

/** An arbitrary constant: the holder of this advisory lock migrates. */
const MIGRATION_LOCK = 4_031_960_117;
const LOCK_WAIT_MS = 600_000;
const LOCK_POLL_MS = 200;
const BESIDE_WAIT_MS = 10_000;
const END_WAIT_MS = 30_000;
const RELEASE_WAIT_MS = 10_000;
const MEND_POOLER = 'set DATABASE_DIRECT_URL to the Postgres itself, or let the pooler give two connections in transaction mode.';

/**
 * The application name of connections that work under the lock. If the lock is free, such a connection has outlived its
 * holder.
 */
export const UNDER_LOCK = 'oratek-migrating';

/**
 * Does the work while this connection holds the lock. Throws StartupError if the lock cannot be had, or is lost before
 * the work is done.
 * @param work must stop when its signal says that the connection broke, since the lock has ended with it
 */
export async function underLock<T>(holder: pg.Client, work: (lost: AbortSignal) => Promise<T>): Promise<T> {
  const loss = new AbortController();
  const lose = (error?: Error): void => loss.abort(error ?? new Error('it was closed'));
  holder.once('error', lose).once('end', lose);
  try {
    await takeLock(holder);
    const result = await work(loss.signal);
    // The work is complete even if the lock was lost at the last moment: another holder would have ended the
    // connections of this work before it began.
    return result;
  } catch (error) {
    if (loss.signal.aborted) {
      throw new StartupError(`The connection that holds the lock of migrations broke (${messageOf(loss.signal.reason)}), so the work under the lock was stopped: start it again, and migrations continue where they stopped.`, { cause: error });
    }
    throw error;
  } finally {
    // Fails on a broken connection, whose lock has ended already.
    const release = { text: 'ROLLBACK', query_timeout: RELEASE_WAIT_MS };
    await holder.query(release).catch(() => undefined);
    holder.off('error', lose).off('end', lose);
  }
}

/** Ends the connection when the lock is lost, also in the middle of a statement: another migrator may begin. */
export function endWhenLost(lost: AbortSignal, client: pg.Client | pg.PoolClient): void {
  const end = (): void => void client.end();
  if (lost.aborted) end();
  else lost.addEventListener('abort', end, { once: true });
}

/**
 * Ends connections of an earlier holder that lost its lock: a statement runs to its end even if its client is gone.
 * This is the first use of a second connection, so it also finds out whether a pooler has one. Throws StartupError if
 * it has not, or if those connections do not end.
 */
export async function endFormerWork(client: pg.Client): Promise<void> {
  const question = { text: 'SELECT 1', query_timeout: BESIDE_WAIT_MS };
  await client.query(question).catch((error: unknown) => {
    throw new StartupError(`The pooler at DATABASE_URL opens no connection for migrations beside the one that holds their lock (${messageOf(error)}): ${MEND_POOLER}`, { cause: error });
  });
  // Only connections of the same role: a role may not end others, and migrations run as the owner of the tables.
  const { rows } = await client.query<{ pid: number; ended: boolean }>(
    `SELECT pid, pg_terminate_backend(pid, ${END_WAIT_MS}) AS ended FROM pg_stat_activity
     WHERE datname = current_database() AND usename = current_user AND application_name = $1 AND pid <> pg_backend_pid()`,
    [UNDER_LOCK],
  );
  const stays = rows.find(({ ended }) => !ended);
  if (stays) throw new StartupError(`A migration that has lost its lock still runs (process ${stays.pid} of Postgres): end that process, and start again.`);
}

/**
 * Takes the lock in a transaction that stays open and idle: behind a pooler, a session's lock would stay on a backend
 * that other clients are given. A READ COMMITTED transaction that holds nothing but the lock has no snapshot between
 * statements, so no CREATE INDEX CONCURRENTLY waits for it. Polls, since a wait inside pg_advisory_xact_lock() would
 * hold a snapshot.
 */
async function takeLock(client: pg.Client): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    await client.query('BEGIN ISOLATION LEVEL READ COMMITTED').catch((error: unknown) => {
      throw new StartupError(`The database opens no transaction for the lock of migrations (${messageOf(error)}): ${MEND_POOLER}`, { cause: error });
    });
    const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS taken', [MIGRATION_LOCK]);
    if (rows[0]?.taken) {
      // A migration may take longer than these timeouts allow.
      await client.query("SELECT set_config(name, '0', true) FROM pg_settings WHERE name IN ('idle_in_transaction_session_timeout', 'transaction_timeout')");
      return;
    }
    await client.query('ROLLBACK');
    if (Date.now() > deadline) throw new StartupError('Another instance has been migrating or restoring this database for ten minutes: wait for it, or end it, and start again.');
    await new Promise((resolve) => setTimeout(resolve, LOCK_POLL_MS));
  }
}
