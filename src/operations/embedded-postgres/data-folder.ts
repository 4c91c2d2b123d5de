import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { StartupError } from '../../kernel/startup-error.js';
import { errnoOf } from '../../kernel/unknown-error.js';
import { makeFolder } from '../make-folder.js';
import { type Account, firstClosedFolder, mayEnter } from './reachability.js';
import { chooseAccount, isRoot, systemAccounts } from './run-as.js';

/** A folder that every user of the system can reach, used if the default one cannot be. */
export const SHARED_ROOT = '/var/lib/oratek';

/** The paths inside a data folder. */
export interface DataFolder {
  /** Absolute and without symbolic links. */
  readonly path: string;
  readonly lockFile: string;
  /** The database files, Postgres' own data directory. */
  readonly cluster: string;
  readonly connectionFile: string;
  readonly logFile: string;
  /** Copies of the binaries, if they could not be used in place. */
  readonly binaries: string;
}

/**
 * A data folder that is ready to use, and the account that Postgres runs as in it; undefined is the user of this
 * process.
 */
export interface PlacedDataFolder {
  readonly folder: DataFolder;
  readonly account: Account | undefined;
}

/** Prefix of the staging folders in which database files are made. */
export const STAGING_PREFIX = 'postgres.new-';

const OWN_ENTRIES = ['lock', 'postgres', 'connection.json', 'postgres.log', 'postgres.log.1', 'binaries', 'encryption.key'];
/** Entries that do not make a folder count as used. */
const HARMLESS_ENTRIES = ['lost+found', '.gitkeep', '.gitignore', '.DS_Store'];

export function dataFolderAt(path: string): DataFolder {
  return {
    path,
    lockFile: join(path, 'lock'),
    cluster: join(path, 'postgres'),
    connectionFile: join(path, 'connection.json'),
    logFile: join(path, 'postgres.log'),
    binaries: join(path, 'binaries'),
  };
}

/** Whether database files were made in this data folder. */
export function hasCluster(folder: DataFolder): boolean {
  return existsSync(join(folder.cluster, 'PG_VERSION'));
}

interface PlaceOptions {
  readonly dataDir: string;
  readonly explicit: boolean;
  readonly log: (sentence: string) => void;
}

/**
 * Refuses a folder that never had a database, unless the folder that replaces a default one has. Makes nothing.
 * @throws StartupError
 */
export function refuseUnusedFolder({ dataDir, explicit }: PlaceOptions, sharedRoot: string = SHARED_ROOT): void {
  const wanted = dataFolderAt(realPathAsFarAsItExists(resolve(dataDir)));
  const places = explicit ? [wanted] : [wanted, dataFolderAt(join(sharedRoot, replacementName(wanted.path)))];
  // An existing lock means that an instance is making a database there.
  if (!places.some((folder) => hasCluster(folder) || existsSync(folder.lockFile))) throw noDatabaseIn(wanted.path);
}

/** The refusal of a command that needs an existing database. */
export function noDatabaseIn(path: string): StartupError {
  return new StartupError(`There is no database in ${path}: set DATA_DIR or DATABASE_URL to the server's value, or make one with "oratek migrate".`);
}

/**
 * Finds the data folder, makes it if it is missing, and ensures that Postgres can reach it. An unreachable default
 * folder is replaced by one below `sharedRoot`; an explicit one is not.
 * @throws StartupError if the folder holds something else, or is out of reach
 */
export function placeDataFolder(options: PlaceOptions, sharedRoot: string = SHARED_ROOT): PlacedDataFolder {
  const wanted = dataFolderAt(realPathAsFarAsItExists(resolve(options.dataDir)));
  const existing = deepestExisting(wanted.path);
  if (!statSync(existing).isDirectory()) {
    throw new StartupError(`The data folder ${wanted.path} cannot be made because ${existing} is not a folder: set DATA_DIR to another path.`);
  }
  const placed = isRoot() ? placeForAccount(wanted, options, sharedRoot) : placeForThisUser(wanted);
  refuseForeignContent(placed.folder);
  return placed;
}

function placeForThisUser(folder: DataFolder): PlacedDataFolder {
  makeFolder(folder.path, 'umask');
  return { folder, account: undefined };
}

function placeForAccount(wanted: DataFolder, options: PlaceOptions, sharedRoot: string): PlacedDataFolder {
  const account = accountFor(wanted);
  const replacement = options.explicit ? undefined : dataFolderAt(join(sharedRoot, replacementName(wanted.path)));
  const closed = firstClosedFolder(deepestExisting(dirname(wanted.path)), account, statSync);

  // Database files in the replacement folder stay in use even if the default folder becomes reachable later.
  const replaced = replacement !== undefined && hasCluster(replacement) && !hasCluster(wanted);
  if (closed === undefined && !replaced) return { folder: openForAccount(wanted, account), account };
  if (replacement === undefined || hasCluster(wanted)) throw new StartupError(outOfReach(wanted.path, account, closed ?? wanted.path));

  const itsAccount = accountFor(replacement);
  makeFolder(replacement.path, 'open');
  const closedThere = firstClosedFolder(realpathSync(replacement.path), itsAccount, statSync);
  if (closedThere !== undefined) throw new StartupError(outOfReach(replacement.path, itsAccount, closedThere));
  options.log(
    `The data is kept in ${replacement.path}, because Postgres does not run as root and the user ${itsAccount.name} ` +
      `${closed === undefined ? 'could not reach' : 'cannot reach'} ${wanted.path}.`,
  );
  return { folder: dataFolderAt(realpathSync(replacement.path)), account: itsAccount };
}

function accountFor(folder: DataFolder): Account {
  return chooseAccount(systemAccounts(), hasCluster(folder) ? statSync(folder.cluster) : undefined);
}

/** The folder's ancestors are open; only the folder itself has to be opened. */
function openForAccount(folder: DataFolder, account: Account): DataFolder {
  makeFolder(folder.path, 'open');
  const { mode, ...status } = statSync(folder.path);
  if (mayEnter({ ...status, mode }, account)) return folder;
  try {
    chmodSync(folder.path, (mode & 0o7777) | 0o011);
  } catch {
    throw new StartupError(outOfReach(folder.path, account, folder.path));
  }
  return folder;
}

/** The sentence for a folder that Postgres' account cannot reach. */
function outOfReach(path: string, account: Account, closed: string): string {
  return (
    `Postgres does not run as root and the user ${account.name}, as whom it is run, cannot reach the data folder ${path} ` +
    `because ${closed} is closed to others: allow them to pass with "chmod o+x ${closed}", ` +
    `or set DATA_DIR to a folder outside it, such as ${SHARED_ROOT}/data.`
  );
}

/** The same name for the same folder, different names for different ones. */
export function replacementName(path: string): string {
  return `data-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
}

function refuseForeignContent(folder: DataFolder): void {
  const entries = readdirSync(folder.path);
  if (entries.includes(basename(folder.cluster))) {
    if (hasCluster(folder) || readdirSync(folder.cluster).length === 0) return;
    throw new StartupError(
      `The folder ${folder.cluster} is neither empty nor a data directory of Postgres (it has no PG_VERSION): ` +
        'restore it from a backup, or set DATA_DIR to another folder.',
    );
  }
  const foreign = entries.find((entry) => !isExpected(entry));
  if (foreign === undefined) return;
  throw new StartupError(
    `The data folder ${folder.path} was not made by this program (it holds ${JSON.stringify(foreign)}): ` +
      'set DATA_DIR to a folder that is empty or does not exist yet.',
  );
}

function isExpected(entry: string): boolean {
  return OWN_ENTRIES.includes(entry) || HARMLESS_ENTRIES.includes(entry) || entry.startsWith(STAGING_PREFIX) || entry.startsWith('connection.json.') || entry.startsWith('encryption.key.');
}

/**
 * Refuses database files of another major version than that of the binaries: Postgres cannot read them.
 * @throws StartupError saying which version is needed
 */
export function refuseOtherMajorVersion(folder: DataFolder, major: string): void {
  const found = readFileSync(join(folder.cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === major) return;
  throw new StartupError(
    `The data folder ${folder.path} was made by another major version of Postgres (${found}; this program has ${major}): ` +
      'run "oratek backup <file>" with the release that made it, then, with this one and DATA_DIR set to a new folder, "oratek restore <file>" (docs/backup.md).',
  );
}

function realPathAsFarAsItExists(path: string): string {
  const existing = deepestExisting(path);
  return join(realpathSync(existing), path.slice(existing.length));
}

function deepestExisting(path: string): string {
  try {
    statSync(path);
    return path;
  } catch (error) {
    const parent = dirname(path);
    if (!['ENOENT', 'ENOTDIR'].includes(errnoOf(error) ?? '') || parent === path) throw error;
    return deepestExisting(parent);
  }
}
