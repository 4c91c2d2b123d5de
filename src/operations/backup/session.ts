import type pg from 'pg';
import { StartupError } from '../../kernel/startup-error.js';
import { codeOf } from '../../kernel/unknown-error.js';

const LOCK_PATIENCE_MS = 10_000;
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Makes the session write and read values in the one form of backups, whatever the defaults of the role and the server.
 */
export async function prepareSession(client: pg.ClientBase): Promise<void> {
  const settings: Readonly<Record<string, string>> = {
    client_encoding: 'UTF8',
    TimeZone: 'UTC',
    DateStyle: 'ISO, YMD',
    IntervalStyle: 'postgres',
    bytea_output: 'hex',
    extra_float_digits: '1',
    // A row policy must not silently leave rows out: with this it is an error.
    row_security: 'off',
    statement_timeout: '0',
    idle_in_transaction_session_timeout: '0',
    lock_timeout: `${LOCK_PATIENCE_MS}ms`,
  };
  for (const [name, value] of Object.entries(settings)) await client.query('SELECT set_config($1, $2, false)', [name, value]);
}

/** Locks tables until the end of the transaction. Throws StartupError if others hold them for too long. */
export async function lockTables(client: pg.ClientBase, tables: readonly string[], mode: 'ACCESS SHARE' | 'ACCESS EXCLUSIVE'): Promise<void> {
  if (tables.length === 0) return;
  try {
    await client.query(`LOCK TABLE ${tables.map((table) => qualified(client, table)).join(', ')} IN ${mode} MODE`);
  } catch (error) {
    if (codeOf(error) !== LOCK_NOT_AVAILABLE) throw error;
    throw new StartupError('Another session has held locks on the tables for ten seconds, a migration perhaps: wait for it, and try again.', { cause: error });
  }
}

/** The name of a table or sequence in `public`, quoted for a statement. */
export function qualified(client: pg.ClientBase, name: string): string {
  return `public.${client.escapeIdentifier(name)}`;
}
