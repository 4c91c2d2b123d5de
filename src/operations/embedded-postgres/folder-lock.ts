import { closeSync, constants, fchownSync, ftruncateSync, openSync, readFileSync, statSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../kernel/startup-error.js';
import { errnoOf } from '../../kernel/unknown-error.js';
import { isRoot } from './run-as.js';

/** The holder of a data folder: a server, which keeps it, or a command, which releases it soon. */
export type LockRole = 'server' | 'command';

/** The current or last holder of the lock of a data folder. Only the lock itself shows whether it is held. */
export interface LockHolder {
  readonly pid: number;
  readonly role: LockRole;
  /** ISO 8601. Together with the pid, it identifies the holder. */
  readonly since: string;
}

type TryLock = (fd: number) => boolean;

/**
 * The part of `fs-native-extensions` that is used. It is loaded on demand, because it is an optional dependency.
 * @throws StartupError if it is not installed
 */
export function loadTryLock(): TryLock {
  try {
    const addon: unknown = createRequire(import.meta.url)('fs-native-extensions');
    if (hasTryLock(addon)) return (fd) => addon.tryLock(fd);
  } catch {
    // Not installed, or not built for this platform.
  }
  throw new StartupError(
    'The embedded Postgres needs the package fs-native-extensions, which is not installed for this platform: ' +
      'set DATABASE_URL to the Postgres to use, or install the optional dependencies (npm ci --include=optional).',
  );
}

function hasTryLock(addon: unknown): addon is { tryLock: TryLock } {
  return typeof addon === 'object' && addon !== null && 'tryLock' in addon && typeof addon.tryLock === 'function';
}

/**
 * The exclusive use of a data folder. It is a kernel lock on an open file, so it ends with the process in any case, and
 * child processes do not inherit it.
 */
export class FolderLock {
  private constructor(
    private fd: number | undefined,
    readonly holder: LockHolder,
  ) {}

  /** Takes the lock, or returns undefined if another holds it. */
  static tryTake(lockFile: string, role: LockRole): FolderLock | undefined {
    const tryLock = loadTryLock();
    const fd = openSync(lockFile, constants.O_RDWR | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
    try {
      if (!tryLock(fd)) {
        closeSync(fd);
        return undefined;
      }
      giveToFolderOwner(fd, lockFile);
      const holder: LockHolder = { pid: process.pid, role, since: new Date().toISOString() };
      ftruncateSync(fd);
      writeSync(fd, `${JSON.stringify(holder)}\n`, 0);
      return new FolderLock(fd, holder);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
  }

  release(): void {
    if (this.fd === undefined) return;
    const fd = this.fd;
    this.fd = undefined;
    try {
      ftruncateSync(fd);
    } finally {
      closeSync(fd);
    }
  }
}

/**
 * Gives a file that root made in a folder to the folder's owner, so that the owner can run the program without root
 * later.
 */
export function giveToFolderOwner(fd: number, file: string): void {
  if (!isRoot()) return;
  const owner = statSync(dirname(file));
  fchownSync(fd, owner.uid, owner.gid);
}

/** The holder that the lock file names; undefined if there is none, or while the file is being written. */
export function readHolder(lockFile: string): LockHolder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(lockFile, 'utf8'));
    return isHolder(holder) ? holder : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is LockHolder {
  return (
    typeof value === 'object' && value !== null &&
    'pid' in value && Number.isInteger(value.pid) &&
    'role' in value && (value.role === 'server' || value.role === 'command') &&
    'since' in value && typeof value.since === 'string'
  );
}

/** How long a server waits for a command to finish, and for a lock whose holder is unknown. */
export interface LockPatience {
  readonly commandMs: number;
  readonly unknownMs: number;
}

const PATIENCE: LockPatience = { commandMs: 15_000, unknownMs: 1_000 };

/**
 * Takes the lock for a server. It waits for a command that holds it, not for another server.
 *
 * @throws StartupError if the folder stays in use
 */
export async function takeServerLock(
  folder: { path: string; lockFile: string },
  log: (sentence: string) => void,
  patience: LockPatience = PATIENCE,
): Promise<FolderLock> {
  const start = Date.now();
  let told = false;
  for (;;) {
    const lock = FolderLock.tryTake(folder.lockFile, 'server');
    if (lock) return lock;
    const holder = readHolder(folder.lockFile);
    const credible = holder !== undefined && isAlive(holder.pid);
    const patienceMs = !credible ? patience.unknownMs : holder.role === 'command' ? patience.commandMs : 0;
    if (Date.now() - start >= patienceMs) throw new StartupError(inUse(folder.path, credible ? holder : undefined));
    if (credible && !told) log(`Waiting for the command with process id ${holder.pid} to let go of the data folder ${folder.path}.`);
    told ||= credible;
    await sleep(25);
  }
}

/** The sentence for a data folder in use by another process. */
export function inUse(path: string, holder: LockHolder | undefined): string {
  const who = holder
    ? `another ${holder.role === 'server' ? 'instance' : 'command'} (process id ${holder.pid}, since ${holder.since})`
    : 'another process';
  return `The data folder ${path} is in use by ${who}: stop that one, or set DATA_DIR to another folder.`;
}

/** Whether there is a process with this id, of any user. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errnoOf(error) === 'EPERM';
  }
}
