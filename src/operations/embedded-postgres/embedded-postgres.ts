import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { StartupError } from '../../kernel/startup-error.js';
import { type InstalledPostgres, locateInstalledPostgres, prepareBinaries } from './binaries.js';
import { adoptCluster, createCluster, readPassword, removeStaging, SUPERUSER } from './cluster.js';
import { publishConnection, readConnectionOf, withdrawConnection } from './connection-file.js';
import { hasCluster, noDatabaseIn, type PlacedDataFolder, placeDataFolder, refuseOtherMajorVersion, refuseUnusedFolder, SHARED_ROOT } from './data-folder.js';
import { errnoOf, messageOf } from '../../kernel/unknown-error.js';
import { FolderLock, inUse, isAlive, loadTryLock, readHolder, takeServerLock } from './folder-lock.js';
import { clientFor, Lease, leasesEnd } from './lease.js';
import { endOutlivingPostgres } from './outliving-postgres.js';
import { Postmaster } from './postmaster.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  /** Whether the operator chose this folder (DATA_DIR); an unusable default may be replaced. */
  readonly explicit: boolean;
  readonly role: 'server' | 'command';
  /** Whether a folder without a database is refused instead of filled. */
  readonly mustExist?: boolean;
  /** False for tests: faster, but not safe against a crash of the machine. */
  readonly durable?: boolean;
  /** Receives sentences for the operator. */
  readonly log: (sentence: string) => void;
}

/** A Postgres that is ready for use. */
export interface EmbeddedPostgres {
  readonly url: string;
  /** Absolute; may differ from the requested one if that was an unusable default. */
  readonly dataDir: string;
  /** Whether this process started it; if not, it belongs to a running instance. */
  readonly owned: boolean;
  /** Calls the listener once with the reason if Postgres ends without `stop`. */
  onExit(listener: (reason: string) => void): void;
  /**
   * Stops a Postgres that this process started and releases the data folder; else ends the use of another instance's.
   * Idempotent.
   */
  stop(): Promise<void>;
}

/** How long a command waits until the instance that uses its data folder is ready, or gone. */
const ATTACH_PATIENCE_MS = 15_000;
/** How long a finished command lets other commands use the Postgres that it started. */
const LEASE_PATIENCE_MS = 10_000;
const DATABASE = 'oratek';

/**
 * Starts Postgres on a data folder, which is made if it is missing. The folder belongs to this process until `stop`, or
 * until the process ends; a Postgres that has outlived its instance is stopped first.
 * @throws StartupError if the folder is in use, not usable, of another major version, or Postgres cannot be run
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return asStartupErrors(options, async () => {
    const site = prepare(options);
    return startHolding(await takeServerLock(site.folder, options.log), site, options);
  });
}

/**
 * For commands, which work whether or not the server runs: uses the Postgres of the instance that holds the data
 * folder, waiting while it is starting or stopping, or else starts one.
 * @throws StartupError as `startEmbeddedPostgres` does, and if the instance does not become ready
 */
export async function attachOrStart(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  return asStartupErrors(options, async () => {
    const site = prepare(options);
    for (const start = Date.now(); ; await sleep(25)) {
      const lock = FolderLock.tryTake(site.folder.lockFile, 'command');
      if (lock) return startHolding(lock, site, options);
      const attached = await attach(site);
      if (attached) return attached;
      if (Date.now() - start > ATTACH_PATIENCE_MS) throw new StartupError(notReady(site));
    }
  });
}

interface Site extends PlacedDataFolder {
  readonly installed: InstalledPostgres;
}

function prepare(options: EmbeddedOptions): Site {
  // Checked before anything is made on disk.
  loadTryLock();
  const installed = locateInstalledPostgres();
  if (options.mustExist) refuseUnusedFolder(options);
  return { installed, ...placeDataFolder(options) };
}

async function startHolding(lock: FolderLock, site: Site, options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  let postmaster: Postmaster | undefined;
  try {
    withdrawConnection(site.folder.connectionFile);
    postmaster = await startPostmaster(site, options);
    const url = urlOf(postmaster.port, readPassword(site.folder), DATABASE);
    await createDatabase(url);
    publishConnection(site.folder.connectionFile, lock.holder, url);
    return new OwnPostgres(url, site, lock, postmaster, options.log);
  } catch (error) {
    await postmaster?.stop();
    lock.release();
    throw error;
  }
}

async function startPostmaster({ folder, account, installed }: Site, options: EmbeddedOptions): Promise<Postmaster> {
  const durable = options.durable ?? true;
  if (hasCluster(folder)) refuseOtherMajorVersion(folder, installed.major);
  const binaries = prepareBinaries(installed, account, account ? [SHARED_ROOT, folder.binaries] : [folder.binaries]);
  removeStaging(folder);
  if (hasCluster(folder)) {
    await endOutlivingPostgres(folder.cluster, options.log);
    if (account) adoptCluster(folder, account);
  } else {
    if (options.mustExist) throw noDatabaseIn(folder.path);
    options.log(`Making a new database in ${folder.path}.`);
    await createCluster(folder, binaries, account, durable);
  }
  return Postmaster.start({
    postgres: binaries.postgres, cluster: folder.cluster, logFile: folder.logFile, account, durable, log: options.log,
  });
}

function urlOf(port: number, password: string, database: string): string {
  return `postgres://${SUPERUSER}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** Makes the database if it is missing. Checked at each start, since a kill may have come after the files were made. */
async function createDatabase(url: string): Promise<void> {
  try {
    await withClient(url, () => Promise.resolve());
  } catch (error) {
    const isMissing = error instanceof pg.DatabaseError && error.code === '3D000';
    if (!isMissing) throw new StartupError(`The embedded Postgres refuses this program's connection (${messageOf(error)}).`, { cause: error });
    const maintenance = new URL(url);
    maintenance.pathname = '/postgres';
    await withClient(maintenance.href, (client) => client.query(`create database ${DATABASE}`));
  }
}

async function withClient(url: string, use: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = clientFor(url, 'oratek');
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A Postgres that this process started. */
class OwnPostgres implements EmbeddedPostgres {
  readonly owned = true;
  private stopped: Promise<void> | undefined;

  constructor(
    readonly url: string,
    private readonly site: Site,
    private readonly lock: FolderLock,
    private readonly postmaster: Postmaster,
    private readonly log: (sentence: string) => void,
  ) {}

  get dataDir(): string {
    return this.site.folder.path;
  }

  onExit(listener: (reason: string) => void): void {
    this.postmaster.onExit((reason) => { listener(`Postgres has stopped by itself: ${reason}.`); });
  }

  stop(): Promise<void> {
    this.stopped ??= this.shutDown();
    return this.stopped;
  }

  private async shutDown(): Promise<void> {
    try {
      // Withdrawn first: no new lease can be taken that the check below would miss.
      withdrawConnection(this.site.folder.connectionFile);
      if (this.lock.holder.role === 'command') {
        await leasesEnd(this.url, LEASE_PATIENCE_MS, () => { this.log('Waiting for another command that uses the same database.'); });
      }
    } finally {
      await this.postmaster.stop();
      this.lock.release();
    }
  }
}

/** The Postgres of another instance. */
class AttachedPostgres implements EmbeddedPostgres {
  readonly owned = false;

  constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly lease: Lease,
  ) {}

  onExit(listener: (reason: string) => void): void {
    this.lease.onEnd(() => { listener('The instance whose Postgres was used has stopped it.'); });
  }

  stop(): Promise<void> {
    return this.lease.close();
  }
}

/** Undefined if the instance that holds the folder is not ready, or is stopping. */
async function attach({ folder }: Site): Promise<AttachedPostgres | undefined> {
  const holder = readHolder(folder.lockFile);
  if (!holder) return undefined;
  const url = readConnectionOf(folder.connectionFile, holder);
  if (url === undefined) return undefined;
  let lease: Lease;
  try {
    lease = await Lease.take(url);
  } catch {
    return undefined;
  }
  // A stopping holder withdraws the URL before it looks for leases: if the URL is still there, the holder will see this
  // lease.
  if (readConnectionOf(folder.connectionFile, holder) === url) return new AttachedPostgres(url, folder.path, lease);
  await lease.close();
  return undefined;
}

function notReady({ folder }: Site): string {
  const holder = readHolder(folder.lockFile);
  if (!holder || !isAlive(holder.pid)) return inUse(folder.path, undefined);
  return (
    `The instance with process id ${holder.pid} uses the data folder ${folder.path} but its database is not ready: ` +
    'wait until it is, or until that instance has ended, and try again.'
  );
}

/** Turns errors of the system (permissions, a full or read-only disk) into sentences for the operator. */
async function asStartupErrors<T>(options: EmbeddedOptions, action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (errnoOf(error) === undefined) throw error;
    throw new StartupError(
      `The embedded Postgres cannot use the data folder ${options.dataDir} (${messageOf(error)}): ` +
        'fix that, set DATA_DIR to another folder, or set DATABASE_URL to the Postgres to use.',
      { cause: error },
    );
  }
}
