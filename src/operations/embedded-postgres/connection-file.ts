import { closeSync, constants, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { errnoOf } from '../../kernel/unknown-error.js';
import { giveToFolderOwner, type LockHolder } from './folder-lock.js';

/** How to reach the Postgres of a data folder; published by the holder of the folder's lock. */
interface Connection {
  readonly url: string;
  readonly pid: number;
  readonly since: string;
}

/** Publishes the connection; only the owner of the data folder can read it. */
export function publishConnection(file: string, holder: LockHolder, url: string): void {
  const connection: Connection = { url, pid: holder.pid, since: holder.since };
  const temporary = `${file}.${process.pid}`;
  rmSync(temporary, { force: true });
  const fd = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    writeSync(fd, `${JSON.stringify(connection)}\n`);
    giveToFolderOwner(fd, file);
  } finally {
    closeSync(fd);
  }
  renameSync(temporary, file);
}

export function withdrawConnection(file: string): void {
  rmSync(file, { force: true });
}

/** The URL that this holder of the lock published; undefined if it has not yet, or has withdrawn it. */
export function readConnectionOf(file: string, holder: LockHolder): string | undefined {
  try {
    const connection: unknown = JSON.parse(readFileSync(file, 'utf8'));
    // A holder that was killed has left its file behind.
    return isConnection(connection) && connection.pid === holder.pid && connection.since === holder.since
      ? connection.url
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isConnection(value: unknown): value is Connection {
  return (
    typeof value === 'object' && value !== null &&
    'url' in value && typeof value.url === 'string' &&
    'pid' in value && typeof value.pid === 'number' &&
    'since' in value && typeof value.since === 'string'
  );
}
