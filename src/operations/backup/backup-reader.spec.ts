import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { StartupError } from '../../kernel/startup-error.js';
import { BackupReader } from './backup-reader.js';
import { checkBackup } from './restore.js';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const HEADER = { format: 'oratek-backup', version: 1, created_at: '2026-11-22T00:00:00.000Z', release: '0.1.0', postgres: '18.0', migrations: [], sequences: [] };

/** The text of a backup with these rows, as docs/backup.md says. */
function backupOf(tables: Readonly<Record<string, readonly string[]>>, header: object = {}): string {
  const names = Object.keys(tables);
  let text = `${JSON.stringify({ ...HEADER, tables: names.map((name) => ({ name, columns: [{ name: 'a', type: 'text' }] })), ...header })}\n`;
  for (const [name, rows] of Object.entries(tables)) {
    const data = rows.map((row) => `${row}\n`).join('');
    text += `${JSON.stringify({ table: name })}\n${data}\\.\n${JSON.stringify({ rows: rows.length, sha256: sha256(data) })}\n`;
  }
  const rows = Object.values(tables).reduce((sum, { length }) => sum + length, 0);
  return `${text}${JSON.stringify({ end: true, tables: names.length, rows, sha256: sha256(text) })}\n`;
}

/** Reads a backup whose file arrives in pieces of this size. */
async function read(file: Buffer, pieceSize = 65_536): Promise<Record<string, string>> {
  const pieces = function* (): Generator<Buffer> {
    for (let at = 0; at < file.length; at += pieceSize) yield file.subarray(at, at + pieceSize);
  };
  const reader = new BackupReader(Readable.from(pieces()));
  const found: Record<string, string> = {};
  await reader.readTables(await reader.readHeader(), async ({ name, rows }) => {
    const read: Buffer[] = [];
    for await (const piece of rows) read.push(piece);
    found[name] = Buffer.concat(read).toString();
    return null;
  });
  await reader.finish();
  return found;
}

async function refusal(file: Buffer): Promise<string> {
  const error: unknown = await read(file).then(() => null, (thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(StartupError);
  expect((error as StartupError).message).toMatch(/^[^\n]+\.$/);
  return (error as StartupError).message;
}

const SAMPLE = { empty: [], one: ['x\ty'], two: ['a\\\\.', '\\\\.', '', '\\N', 'ü😀'], last: Array.from({ length: 300 }, (_, i) => `${i}\t${sha256(String(i))}`) };
const sample = gzipSync(backupOf(SAMPLE));
const expected = Object.fromEntries(Object.entries(SAMPLE).map(([name, rows]) => [name, rows.map((row) => `${row}\n`).join('')]));

it('gives the rows of every table as they were written, in whatever pieces the file comes', async () => {
  for (const size of [7, 100, 65_536]) expect(await read(sample, size)).toEqual(expected);
  // In pieces of some bytes a sample of a few rows shows the same in a tenth of the time; the second file has nothing
  // compressed, so that the pieces of the file are those of the text.
  const few = { ...SAMPLE, last: SAMPLE.last.slice(0, 20) };
  const rows = { ...expected, last: few.last.map((row) => `${row}\n`).join('') };
  for (const file of [gzipSync(backupOf(few)), gzipSync(backupOf(few), { level: 0 })]) {
    for (const size of [1, 2, 3, 5]) expect(await read(file, size)).toEqual(rows);
  }
});

it('finds the end of the rows whatever is in them', async () => {
  // Rows as COPY writes them: no line is `\.`, since every backslash is doubled or begins an escape.
  const row = fc.array(fc.constantFrom('.', '\\\\', '\\n', '\\N', '\t', 'a', '{"end":true}', '\r')).map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.array(row), { maxKeys: 4 }), fc.integer({ min: 1, max: 40 }), async (tables, size) => {
      const text = Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((one) => `${one}\n`).join('')]));
      expect(await read(gzipSync(backupOf(tables), { level: 0 }), size)).toEqual(text);
    }),
  );
});

it('refuses a backup that is cut short, wherever', async () => {
  for (let length = 0; length < sample.length; length += length < 40 || length > sample.length - 40 ? 1 : 97) {
    expect(await refusal(sample.subarray(0, length))).toMatch(/cut short|not a backup/);
  }
});

it('refuses a backup that was cut short before it was compressed, wherever', async () => {
  const text = backupOf(SAMPLE);
  for (let length = 0; length < text.length; length += length > text.length - 120 ? 1 : 113) {
    const last = length === text.length - 1;
    expect(await refusal(gzipSync(text.slice(0, length)))).toContain(last ? 'cut short' : 'damaged');
  }
});

it('refuses a backup with a bit that flipped, unless it meant nothing', async () => {
  let refused = 0;
  const flips = fc.integer({ min: 0, max: sample.length * 8 - 1 });
  await fc.assert(
    fc.asyncProperty(flips, async (bit) => {
      const damaged = Buffer.from(sample);
      damaged[bit >> 3]! ^= 1 << (bit & 7);
      const found = await read(damaged).catch((error: unknown) => {
        expect(error).toBeInstanceOf(StartupError);
        refused += 1;
        return expected;
      });
      expect(found).toEqual(expected);
    }),
    { numRuns: 500 },
  );
  expect(refused).toBeGreaterThan(480);
});

it('refuses a backup in which a byte was changed, with its checksum made to fit', async () => {
  const text = Buffer.from(gunzipSync(sample));
  const firstLine = text.indexOf('\n');
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: firstLine, max: text.length - 1 }), fc.integer({ min: 1, max: 255 }), async (at, mask) => {
      const changed = Buffer.from(text);
      changed[at]! ^= mask;
      await refusal(gzipSync(changed));
    }),
    { numRuns: 300 },
  );
});

it('refuses what is no backup, what follows one, and a format that it does not know', async () => {
  for (const file of [Buffer.alloc(0), Buffer.from('PGDMP'), Buffer.from(backupOf(SAMPLE)), gzipSync('{"a":1}\n'), gzipSync('null\n'), gzipSync(Buffer.alloc(20_000_000, 'x'))]) {
    expect(await refusal(file)).toMatch(/not a backup|cut short/);
  }
  expect(await refusal(gzipSync(backupOf(SAMPLE, { version: 2 })))).toContain('format 2, and this release reads format 1: restore it with a newer release');
  expect(await refusal(gzipSync(backupOf(SAMPLE, { migrations: 'all' })))).toContain('not a backup');
  expect(await refusal(gzipSync(`${backupOf(SAMPLE)}more`))).toContain('something follows');
});

it('refuses numbers of rows that do not fit', async () => {
  const wrong = backupOf(SAMPLE).replace('"rows":1,', '"rows":2,');
  const upToEnd = wrong.slice(0, wrong.indexOf('{"end"'));
  const fitted = upToEnd + wrong.slice(upToEnd.length).replace(/"sha256":"\w+"/, `"sha256":"${sha256(upToEnd)}"`);
  expect(await refusal(gzipSync(fitted))).toContain('last line');
});

it('says which release a backup needs that knows more than this one', async () => {
  const file = gzipSync(backupOf({}, { release: '9.1.0', migrations: ['Core1763769600000', 'Future9999999999999'] }));
  await expect(checkBackup(Readable.from([file]))).rejects.toThrow('does not know its migrations (Future9999999999999): restore it with release 9.1.0 or newer.');
});
