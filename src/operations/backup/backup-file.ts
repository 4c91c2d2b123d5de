import { type FileHandle, lstat, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Writable } from 'node:stream';
import { StartupError } from '../../kernel/startup-error.js';
import { codeOf, messageOf } from '../../kernel/unknown-error.js';

/** What is beside the file while it is being written, and after a kill. */
const PARTIAL = '.partial';

/**
 * Lets `write` fill a file that only its owner can read, under a name of its own, and gives it its name when all of it
 * is on disk: what has the name is whole.
 *
 * @param force replaces a file that has the name already
 * @throws StartupError if it is there and may not be replaced, or the system refuses to write it
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

/** What the system refuses (a full disk, permissions) as a sentence for the operator; anything else as it is. */
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

/** A new file, instead of one that a backup has left behind that was killed. */
async function openNew(partial: string): Promise<FileHandle> {
  try {
    await rm(partial, { force: true });
    return await open(partial, 'wx', 0o600);
  } catch (error) {
    throw cannotWrite(partial, error);
  }
}

/** Node's own streams close the file with themselves, and it still has to be synced. */
function streamTo(handle: FileHandle): Writable {
  return new Writable({ write: (chunk: Buffer, _encoding, done) => void handle.appendFile(chunk).then(() => done(), done) });
}

/** Whether the file of that name is still ours: another backup to the same name would have put its own there. */
async function isSame(handle: FileHandle, path: string): Promise<boolean> {
  const [own, found] = await Promise.all([handle.stat(), stat(path).catch(() => null)]);
  return found !== null && own.ino === found.ino && own.dev === found.dev;
}

/** Without it, the new name may be lost in a crash of the machine. Not every folder may be read, nor every file system do so. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  try {
    await handle?.sync().catch(() => undefined);
  } finally {
    await handle?.close();
  }
}
