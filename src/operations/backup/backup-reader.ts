import { createHash, type Hash } from 'node:crypto';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { StartupError } from '../../kernel/startup-error.js';
import { type BackupHeader, END_OF_ROWS, FORMAT_VERSION, parseEnd, parseHeader, parseTableEnd, parseTableStart } from './backup-format.js';
import { codeOf, messageOf } from '../../kernel/unknown-error.js';

/** Far above any line of a backup; another file may be one single line. */
const MAX_LINE_BYTES = 16 * 1024 * 1024;
const CHUNK_BYTES = 256 * 1024;
const NOT_A_BACKUP = 'This is not a backup of OraTek.';
const NEWLINE = Buffer.from('\n');
const MARKER = Buffer.from(`\n${END_OF_ROWS}\n`);

/** One table as it is read. */
export interface TableReading {
  readonly name: string;
  /** Its rows as COPY writes them, in pieces of any size. They must be read to the end. */
  readonly rows: AsyncGenerator<Buffer, void>;
}

/**
 * Reads a backup from its first byte to its last, and checks everything: counts and digests are compared on the way,
 * and the backup is complete only when `finish` has returned. Its methods throw StartupError with one sentence for
 * people if the file is no backup, or damaged.
 */
export class BackupReader {
  private readonly pieces: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);
  /** Over every byte before the last line. */
  private readonly total: Hash = createHash('sha256');
  private rowsTold = 0;
  private tablesRead = 0;

  constructor(source: Readable) {
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
    // Errors of the pipeline are thrown where the pieces are read.
    pipeline(source, gunzip, () => undefined);
    this.pieces = (gunzip as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  async readHeader(): Promise<BackupHeader> {
    let line: string;
    try {
      line = await this.countedLine();
    } catch (error) {
      // Bytes that are not gzip mean another file rather than a damaged backup.
      throw error instanceof StartupError && codeOf(error.cause) === 'Z_DATA_ERROR' ? new StartupError(NOT_A_BACKUP, { cause: error }) : error;
    }
    const header = parseHeader(line);
    if (header === null) throw new StartupError(NOT_A_BACKUP);
    if ('format' in header) return header;
    throw new StartupError(`The backup is of format ${header.version}, and this release reads format ${FORMAT_VERSION}: restore it with a newer release.`);
  }

  /**
   * The tables of the header, one after the other.
   * @param load reads the rows of a table; returns their number, or null if it has not counted them
   */
  async readTables(header: BackupHeader, load: (table: TableReading) => Promise<number | null>): Promise<{ name: string; rows: number }[]> {
    const read: { name: string; rows: number }[] = [];
    for (const { name } of header.tables) {
      if (parseTableStart(await this.countedLine())?.table !== name) throw damaged(`the table ${name} is not where it should be`);
      const digest = createHash('sha256');
      const loaded = await load({ name, rows: this.rows(digest) });
      const end = parseTableEnd(await this.countedLine());
      if (end?.sha256 !== digest.digest('hex')) throw damaged(`the rows of ${name} do not have the digest that was written with them`);
      if (loaded !== null && loaded !== end.rows) throw damaged(`${name} has ${loaded} rows instead of ${end.rows}`);
      read.push({ name, rows: end.rows });
      this.rowsTold += end.rows;
      this.tablesRead += 1;
    }
    return read;
  }

  /** Reads the last line, which proves that the backup is complete. */
  async finish(): Promise<void> {
    const digest = this.total.copy().digest('hex');
    const end = parseEnd(await this.line());
    if (end?.sha256 !== digest || end.rows !== this.rowsTold || end.tables !== this.tablesRead) throw damaged('its last line does not fit what comes before it');
    if (this.rest.length > 0 || (await this.next()) !== null) throw damaged('something follows its last line');
  }

  private async countedLine(): Promise<string> {
    const line = await this.line();
    this.total.update(line).update(NEWLINE);
    return line;
  }

  private async line(): Promise<string> {
    for (;;) {
      const at = this.rest.indexOf(NEWLINE);
      if (at >= 0) {
        const line = this.rest.toString('utf8', 0, at);
        this.rest = this.rest.subarray(at + 1);
        return line;
      }
      if (this.rest.length > MAX_LINE_BYTES) throw new StartupError(NOT_A_BACKUP);
      this.rest = Buffer.concat([this.rest, await this.nextOrEnd()]);
    }
  }

  /** Everything up to the line that ends the rows. */
  private async *rows(digest: Hash): AsyncGenerator<Buffer, void> {
    const counted = (piece: Buffer): Buffer => {
      digest.update(piece);
      this.total.update(piece);
      return piece;
    };
    // The marker begins with the end of the line before it, also where that is not a row but the table's first line.
    let buffer = Buffer.concat([NEWLINE, this.rest]);
    let done = NEWLINE.length;
    for (;;) {
      const at = buffer.indexOf(MARKER);
      const upTo = at >= 0 ? at + NEWLINE.length : Math.max(done, buffer.length - MARKER.length + 1);
      if (upTo > done) yield counted(buffer.subarray(done, upTo));
      if (at >= 0) {
        this.rest = buffer.subarray(at + MARKER.length);
        this.total.update(MARKER.subarray(NEWLINE.length));
        return;
      }
      // The marker may lie across two pieces.
      const kept = Math.max(0, buffer.length - MARKER.length + 1);
      done = Math.max(done, upTo) - kept;
      buffer = Buffer.concat([buffer.subarray(kept), await this.nextOrEnd()]);
    }
  }

  private async nextOrEnd(): Promise<Buffer> {
    const piece = await this.next();
    if (piece === null) throw damaged('it is cut short');
    return piece;
  }

  private async next(): Promise<Buffer | null> {
    try {
      const next = await this.pieces.next();
      return next.done === true ? null : next.value;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'Z_BUF_ERROR') throw damaged('it is cut short', error);
      if (code?.startsWith('Z_')) throw damaged('it cannot be decompressed', error);
      if (code !== undefined) throw new StartupError(`The backup cannot be read (${messageOf(error)}).`, { cause: error });
      throw error;
    }
  }
}

/** The error for a backup that has changed since it was written. */
function damaged(what: string, cause?: unknown): StartupError {
  return new StartupError(`The backup is damaged (${what}): use another one.`, { cause });
}
