import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { StartupError } from '../../kernel/startup-error.js';
import { requireOwnSession } from '../check-pooler.js';
import { withConnection } from '../../migrations/migrate.js';
import { cannotWrite, writeWhole } from './backup-file.js';
import { type BackupSummary, dump } from './dump.js';
import type { Progress } from './progress.js';

/** A higher level saves little space, and would be slower than a fast disk. */
const COMPRESSION_LEVEL = 4;
const CHUNK_BYTES = 256 * 1024;

export interface BackUpOptions {
  readonly url: string;
  /** The release of OraTek, for the backup to name. */
  readonly release: string;
  readonly progress: Progress;
}

/**
 * Backs the database up to a file, while other connections work on it.
 * @param force replaces an existing file @throws StartupError if the database or the file cannot be used; then there is
 * no new file, and an existing one is kept
 */
export async function backUpToFile(file: string, force: boolean, options: BackUpOptions): Promise<BackupSummary> {
  return writeWhole(file, force, (stream) => backUp(stream, options));
}

/** The same to a stream, which is ended. */
export async function backUpToStream(stream: Writable, options: BackUpOptions): Promise<BackupSummary> {
  try {
    return await backUp(stream, options);
  } catch (error) {
    throw cannotWrite('stdout', error);
  }
}

async function backUp(stream: Writable, { url, release, progress }: BackUpOptions): Promise<BackupSummary> {
  await requireOwnSession(url, 'A backup');
  return withConnection(url, async (client) => {
    let summary: BackupSummary | undefined;
    const pieces = async function* (): AsyncGenerator<Buffer, void> {
      summary = yield* dump(client, release, progress);
    };
    await pipeline(pieces, createGzip({ level: COMPRESSION_LEVEL, chunkSize: CHUNK_BYTES }), stream);
    if (!summary) throw new StartupError('The backup ends too early: it is not complete.');
    return summary;
  });
}
