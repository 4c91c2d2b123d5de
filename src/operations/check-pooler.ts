import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { withConnection } from '../migrations/migrate.js';
import { StartupError } from '../kernel/startup-error.js';

/** How often the check tries to get the same server connection for two clients. */
const TRIES = 10;
/** The name is already in use, or unknown: in both cases because another client used the server connection. */
const NAME_CODES: ReadonlySet<unknown> = new Set(['42P05', '26000']);

interface Pooled {
  /** Milliseconds. */
  readonly statementTimeout: number;
  readonly preparedStatements: boolean;
}

/**
 * Finds what a pooler in front of Postgres does not support: tolerable limits are logged. Throws StartupError if it
 * mixes up prepared statements.
 */
export async function checkPooler(url: string, { statementTimeout, preparedStatements }: Pooled, log: (sentence: string) => void): Promise<void> {
  await withConnection(
    url,
    async (first) => {
      const { rows } = await first.query<{ pid: number; limit: string }>("SELECT pg_backend_pid() AS pid, current_setting('statement_timeout') AS limit");
      if (rows[0]?.limit === '0') log('Statements have no time limit in the database, since a pooler does not pass statement_timeout on: have it set there (PgBouncer: connect_query).');
      // A pooler gives its clients process ids of its own.
      if (!preparedStatements || rows[0]?.pid === (first as pg.Client & { processID?: number }).processID) return;
      await withConnection(url, async (second) => {
        if (await mixesUpNames(first, second)) {
          throw new StartupError('The pooler at DATABASE_URL does not keep prepared statements apart: PgBouncer needs 1.21 or newer with max_prepared_statements above 0; else set DATABASE_PREPARED_STATEMENTS=off.');
        }
      });
    },
    { statement_timeout: statementTimeout },
  );
}

/**
 * Throws StartupError if the clients at this address share sessions of Postgres, as behind a pooler in transaction
 * mode: session settings would then apply to other clients' transactions.
 * @param what needs a session, to begin a sentence with
 */
export async function requireOwnSession(url: string, what: string): Promise<void> {
  await withConnection(url, (first) =>
    withConnection(url, async (second) => {
      if (await shareSessions(first, second)) {
        throw new StartupError(`${what} needs a session of Postgres to itself, and a pooler hands those of this address round: set DATABASE_DIRECT_URL to the Postgres itself.`);
      }
    }),
  );
}

/**
 * Whether two clients get the same Postgres process, or one client gets several: in turns, or the one that was used
 * last.
 */
async function shareSessions(first: pg.Client, second: pg.Client): Promise<boolean> {
  const processOf = async (client: pg.Client): Promise<unknown> => (await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')).rows[0]?.pid;
  const own = await processOf(first);
  for (let tries = 0; tries < TRIES; tries++) {
    if ((await processOf(first)) !== own || (await processOf(second)) === own) return true;
  }
  return false;
}

/** Whether a statement name of one client collides with another's, over the same server connection of the pooler. */
async function mixesUpNames(first: pg.Client, second: pg.Client): Promise<boolean> {
  for (let tries = 0; tries < TRIES; tries++) {
    const statement = { name: `probe_${randomBytes(8).toString('hex')}`, text: 'SELECT pg_backend_pid() AS pid' };
    try {
      const [a, b] = [await first.query<{ pid: number }>(statement), await second.query<{ pid: number }>(statement)];
      if (a.rows[0]?.pid === b.rows[0]?.pid) return false;
    } catch (error) {
      if (NAME_CODES.has((error as { code?: unknown }).code)) return true;
      throw error;
    }
  }
  return false;
}
