import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StartupError } from '../../kernel/startup-error.js';
import { writeWhole } from './backup-file.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oratek-file-'));
  file = join(folder, 'a.backup');
});
afterEach(() => rmSync(folder, { recursive: true }));

const filledWith = (text: string) => (stream: Writable): Promise<void> => pipeline(Readable.from([Buffer.from(text)]), stream);

it('makes a file that only its owner can read, and nothing else', async () => {
  await writeWhole(file, false, filledWith('whole'));
  expect(readFileSync(file, 'utf8')).toBe('whole');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['a.backup']);
});

it('leaves nothing behind when the writing fails, and keeps the file that was there', async () => {
  const failing = async (stream: Writable): Promise<void> => {
    stream.write('half');
    await Promise.resolve();
    throw new Error('no more');
  };
  await expect(writeWhole(file, false, failing)).rejects.toThrow('no more');
  expect(readdirSync(folder)).toEqual([]);
  await writeWhole(file, false, filledWith('first'));
  await expect(writeWhole(file, true, failing)).rejects.toThrow('no more');
  expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['a.backup'], 'first']);
});

it('refuses a name that is taken, unless it may replace the file', async () => {
  writeFileSync(file, 'old');
  await expect(writeWhole(file, false, filledWith('new'))).rejects.toThrow(`${file} is there already`);
  expect(readFileSync(file, 'utf8')).toBe('old');
  await writeWhole(file, true, filledWith('new'));
  expect(readFileSync(file, 'utf8')).toBe('new');
});

it('refuses a name that was taken while it wrote', async () => {
  const beaten = async (stream: Writable): Promise<void> => {
    writeFileSync(file, 'faster');
    await filledWith('slower')(stream);
  };
  await expect(writeWhole(file, false, beaten)).rejects.toThrow('is there already');
  expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['a.backup'], 'faster']);
});

it('takes over what a killed backup left behind; one that is still written loses, and takes nothing away', async () => {
  writeFileSync(`${file}.partial`, 'left behind');
  const overtaken = async (stream: Writable): Promise<void> => {
    await writeWhole(file, false, filledWith('second'));
    rmSync(file);
    writeFileSync(`${file}.partial`, 'third');
    await filledWith('first')(stream);
  };
  await expect(writeWhole(file, false, overtaken)).rejects.toThrow('Another backup is being written');
  expect([readdirSync(folder), readFileSync(`${file}.partial`, 'utf8')]).toEqual([['a.backup.partial'], 'third']);
});

it('refuses what is no file, and folders that are not there, in one sentence', async () => {
  mkdirSync(file);
  symlinkSync('/dev/null', join(folder, 'link'));
  const names = [file, join(folder, 'link'), join(folder, 'missing', 'x'), '/proc/oratek/x', '/dev/full'];
  for (const name of names) {
    const error: unknown = await writeWhole(name, true, filledWith('x')).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(StartupError);
    expect((error as StartupError).message).toMatch(/^[^\n]+\.$/);
    expect((error as StartupError).message).toContain(name);
  }
});
