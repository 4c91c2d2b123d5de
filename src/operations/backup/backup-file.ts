import { type FileHandle, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { StartupError } from '../../kernel/startup-error.js';
import { codeOf, messageOf } from '../../kernel/unknown-error.js';

/** The suffix of the file while it is being written; after a kill it stays behind. */
const PARTIAL = '.partial';

/**
 * Lets `write` fill a file that only its owner can read, under a temporary name, and renames it when all of it is on
 * disk: a file under the final name is complete.
 * @param force replaces an existing file @throws StartupError if it exists and may not be replaced, or the system
 * refuses to write it
 */
export async function writeWhole<T>(file: string, force: boolean, write: (stream: Writable) => Promise<T>): Promise<T> {
  const partial = `${file}${PARTIAL}`;
  await refuseExisting(file, force);
  const handle = await openNew(partial);
  try {
    const result = await write(streamTo(handle));
    await handle.sync();
    await refuseExisting(file, force);
    if (!(await isSame(handle, partial))) throw new StartupError(`Another backup is being written to ${file}: choose another name, or wait for it.`);
    await rename(partial, file);
    await syncFolder(dirname(file));
    return result;
  } catch (error) {
    if (await isSame(handle, partial)) await rm(partial, { force: true });
    throw cannotWrite(file, error);
  } finally {
    await handle.close();
  }
}

/** An error of the system (a full disk, permissions) as a sentence for the operator; any other error unchanged. */
export function cannotWrite(file: string, error: unknown): unknown {
  if (error instanceof StartupError || !/^E[A-Z]+$/.test(codeOf(error) ?? '')) return error;
  return new StartupError(`The backup cannot be written to ${file} (${messageOf(error)}).`, { cause: error });
}

async function refuseExisting(file: string, force: boolean): Promise<void> {
  if (file === '') throw new StartupError('The backup needs a file name, or "-" for stdout.');
  const found = await lstat(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw cannotWrite(file, error);
  });
  if (found === null) return;
  if (!found.isFile()) throw new StartupError(`${file} is not a file: choose another name, or "-" for stdout.`);
  if (!force) throw new StartupError(`${file} is there already: choose another name, or replace it with --force.`);
}

/** A new file, in place of one that a killed backup has left behind. */
async function openNew(partial: string): Promise<FileHandle> {
  try {
    await rm(partial, { force: true });
    return await open(partial, 'wx', 0o600);
  } catch (error) {
    throw cannotWrite(partial, error);
  }
}

/** Node's own streams close the file when they end, and it still has to be synced. */
function streamTo(handle: FileHandle): Writable {
  return new Writable({ write: (chunk: Buffer, _encoding, done) => void handle.appendFile(chunk).then(() => done(), done) });
}

/** Whether the name still refers to our file: another backup to the same name may have replaced it. */
async function isSame(handle: FileHandle, path: string): Promise<boolean> {
  const [own, found] = await Promise.all([handle.stat(), stat(path).catch(() => null)]);
  return found !== null && own.ino === found.ino && own.dev === found.dev;
}

/**
 * Without it, a crash of the machine may lose the new name. Some folders cannot be opened, and some file systems cannot
 * sync them.
 */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
