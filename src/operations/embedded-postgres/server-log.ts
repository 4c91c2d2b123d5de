import { closeSync, constants, fchmodSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { giveToFolderOwner } from './folder-lock.js';

const MAX_BYTES = 4 * 1024 * 1024;

/** The file of Postgres' messages. It is bounded: a large one is rotated at the next start. */
export class ServerLog {
  private readFrom = 0;

  constructor(readonly file: string) {}

  /** Calls `use` with a descriptor to append with, and remembers where the messages of this run begin. */
  async append<T>(use: (fd: number) => Promise<T>): Promise<T> {
    const size = statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    if (size > MAX_BYTES) renameSync(this.file, `${this.file}.1`);
    const fd = openSync(this.file, constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW, 0o600);
    try {
      fchmodSync(fd, 0o600);
      giveToFolderOwner(fd, this.file);
      this.readFrom = size > MAX_BYTES ? 0 : size;
      return await use(fd);
    } finally {
      closeSync(fd);
    }
  }

  /** Postgres' messages of this run. */
  messages(): string {
    try {
      return readFileSync(this.file).subarray(this.readFrom).toString('utf8');
    } catch {
      // Called after a failure: the folder itself may have been removed.
      return '';
    }
  }

  /** The last message of this run that says why it ended, without time and process id. */
  lastFatal(): string | undefined {
    return lastFatal(this.messages());
  }
}

export function lastFatal(messages: string): string | undefined {
  const found = [...messages.matchAll(/\b(?:FATAL|PANIC): +(.*)/g)].at(-1) ?? [...messages.matchAll(/^postgres: +(.*)/gm)].at(-1);
  return found?.[1]?.trim();
}
