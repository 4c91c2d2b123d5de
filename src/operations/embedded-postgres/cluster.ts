import { randomBytes } from 'node:crypto';
import {
  chmodSync, chownSync, lchownSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { StartupError } from '../../kernel/startup-error.js';
import type { Binaries } from './binaries.js';
import { type DataFolder, STAGING_PREFIX } from './data-folder.js';
import { errnoOf } from '../../kernel/unknown-error.js';
import type { Account } from './reachability.js';
import { run } from './run.js';

/** The role that owns everything in the embedded Postgres. */
export const SUPERUSER = 'oratek';

/** In the data directory, so that the database files and their password are made together. */
const PASSWORD_FILE = 'oratek.password';

/**
 * Locales whose character classes know the letters of Unicode; every supported system has one of them. Sorting and case
 * come from Postgres' own C.UTF-8, which is the same everywhere; but `pg_trgm` asks the system what a letter is, and
 * with the locale C it drops every letter beyond ASCII.
 */
const LOCALES = ['C.UTF-8', 'en_US.UTF-8'];

/**
 * Makes the database files of a data folder. They are made in a staging folder and renamed at the end, so that a kill
 * in the middle leaves nothing incomplete in place.
 * @throws StartupError with the message of `initdb`
 */
export async function createCluster(folder: DataFolder, binaries: Binaries, account: Account | undefined, durable: boolean): Promise<void> {
  const staging = mkdtempSync(join(folder.path, STAGING_PREFIX));
  try {
    const passwordFile = join(staging, 'password');
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600, flush: true });
    if (account) for (const path of [passwordFile, staging]) chownSync(path, account.uid, account.gid);
    const made = join(staging, 'postgres');
    const failure = await initdb(made, passwordFile, binaries, account, durable);
    if (failure !== undefined) {
      throw new StartupError(`Postgres could not make its files in ${folder.path} (${failure}): fix that, or set DATA_DIR to another folder.`);
    }
    renameSync(passwordFile, join(made, PASSWORD_FILE));
    renameSync(made, folder.cluster);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

/** Undefined on success, or else the output of initdb. */
async function initdb(
  made: string,
  passwordFile: string,
  binaries: Binaries,
  account: Account | undefined,
  durable: boolean,
): Promise<string | undefined> {
  let said = '';
  for (const locale of LOCALES) {
    const child = await run(
      binaries.initdb,
      [
        `--pgdata=${made}`, '--encoding=UTF8', `--locale=${locale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
        '--auth=scram-sha-256', `--username=${SUPERUSER}`, `--pwfile=${passwordFile}`, '--data-checksums', '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ],
      account,
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const exit = new Promise<string | undefined>((resolve) => {
      child.once('exit', (code, signal) => { resolve(code === 0 ? undefined : `it ended with ${signal ?? `exit code ${code}`}`); });
    });
    said = child.stderr ? await text(child.stderr) : '';
    const failure = await exit;
    if (failure === undefined) return undefined;
    said = errorLine(said) ?? failure;
    if (!said.includes('invalid locale name')) break;
  }
  return said;
}

/** The line of initdb's output that names the fault. */
export function errorLine(output: string): string | undefined {
  const lines = output.split('\n').map((line) => line.trim());
  const found = lines.find((line) => /\b(error|FATAL|PANIC):/.test(line)) ?? lines.find((line) => line.startsWith('initdb: '));
  return found?.replace(/^initdb: (error: )?/, '');
}

/** Removes staging folders of killed attempts. */
export function removeStaging(folder: DataFolder): void {
  for (const entry of readdirSync(folder.path)) {
    // An `initdb` that outlived its killed parent may still be writing; without its folder it fails and ends.
    if (entry.startsWith(STAGING_PREFIX)) rmSync(join(folder.path, entry), { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * Makes the account the owner of database files that root owns, as after a restored copy, and closes them to other
 * users.
 */
export function adoptCluster(folder: DataFolder, account: Account): void {
  if (statSync(folder.cluster).uid === account.uid) return;
  for (const entry of readdirSync(folder.cluster, { recursive: true, encoding: 'utf8' })) {
    lchownSync(join(folder.cluster, entry), account.uid, account.gid);
  }
  chmodSync(folder.cluster, 0o700);
  // Last, so that an interrupted run is repeated.
  chownSync(folder.cluster, account.uid, account.gid);
}

/** @throws StartupError if it is missing */
export function readPassword(folder: DataFolder): string {
  const file = join(folder.cluster, PASSWORD_FILE);
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    throw new StartupError(`The password of the database is missing (${file}): restore that file from a backup.`);
  }
}
