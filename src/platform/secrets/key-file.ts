import { randomBytes } from 'node:crypto';
import { closeSync, constants, fchownSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartupError } from '../../kernel/startup-error.js';
import { KEY_BYTES } from './key-ring.js';

/** The file in the data folder that holds a generated key. */
const KEY_FILE = 'encryption.key';

/**
 * The key in the folder, generated at the first call: concurrent processes get the same one. Only the folder's owner
 * can read the file.
 * @param folder exists @throws StartupError if the file cannot be made or read, or holds no key
 */
export function keyOfFolder(folder: string): Buffer {
  const file = join(folder, KEY_FILE);
  try {
    return readKey(file) ?? makeKey(file);
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const reason = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
    throw new StartupError(`The encryption key cannot be written to ${file} (${reason}): fix that, or set ENCRYPTION_KEY.`, { cause: error });
  }
}

/** Null if there is no file. */
function readKey(file: string): Buffer | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new StartupError(`The file ${file} holds no key of ${KEY_BYTES} bytes in base64: restore it from a copy, or set ENCRYPTION_KEY.`);
  return key;
}

/**
 * Written completely under another name first: only one process succeeds in linking it, and the others read its file.
 */
function makeKey(file: string): Buffer {
  const temporary = `${file}.${process.pid}.${randomBytes(6).toString('hex')}`;
  const fd = openSync(temporary, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    try {
      writeSync(fd, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
      giveToFolderOwner(fd, file);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    linkSync(temporary, file);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
  const key = readKey(file);
  if (!key) throw new Error('it was taken away at once');
  return key;
}

/** Lets the folder's owner run the program without root later. */
function giveToFolderOwner(fd: number, file: string): void {
  if (process.getuid?.() !== 0) return;
  const owner = statSync(dirname(file));
  fchownSync(fd, owner.uid, owner.gid);
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
