import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { errnoOf } from '../kernel/unknown-error.js';

/**
 * `mkdir -p`. (Node's own loops endlessly on a file system that takes no folders, such as /proc.)
 * @param access whether other users may enter the new folders, whatever the umask, or as the umask says
 */
export function makeFolder(path: string, access: 'open' | 'umask'): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path), access);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process made it concurrently.
    if (errnoOf(error) === 'EEXIST') return;
    throw error;
  }
  if (access === 'open') chmodSync(path, 0o755);
}
