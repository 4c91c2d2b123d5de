import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '../../../test/support/eventually.js';
import { StartupError } from '../../kernel/startup-error.js';
import { FolderLock, inUse, readHolder, takeServerLock } from './folder-lock.js';

const PATIENCE = { commandMs: 2_000, unknownMs: 50 };

describe('FolderLock', () => {
  let path: string;
  let lockFile: string;

  beforeEach(() => {
    path = mkdtempSync(join(tmpdir(), 'oratek-lock-'));
    lockFile = join(path, 'lock');
  });

  afterEach(() => {
    rmSync(path, { recursive: true, force: true });
  });

  const take = (): FolderLock | undefined => FolderLock.tryTake(lockFile, 'command');

  it('is held by one at a time and names the holder', () => {
    const lock = take();
    expect(lock?.holder).toMatchObject({ pid: process.pid, role: 'command' });
    expect(take()).toBeUndefined();
    expect(readHolder(lockFile)).toEqual(lock?.holder);

    lock?.release();
    lock?.release();
    expect(readHolder(lockFile)).toBeUndefined();
    take()?.release();
  });

  it('does not take the text of a holder that was killed for a lock', () => {
    writeFileSync(lockFile, JSON.stringify({ pid: 1, role: 'server', since: '2026-01-01T00:00:00.000Z', more: 'x'.repeat(500) }));
    const lock = take();
    expect(JSON.parse(readFileSync(lockFile, 'utf8'))).toEqual(lock?.holder);
    lock?.release();
  });

  it('is refused to a server at once while another server has it', async () => {
    const lock = FolderLock.tryTake(lockFile, 'server');
    // If it waited, the test would time out.
    await expect(takeServerLock({ path, lockFile }, () => undefined, { commandMs: 600_000, unknownMs: 600_000 })).rejects.toThrow(
      inUse(path, lock?.holder),
    );
    lock?.release();
  });

  it('is waited for by a server, while a command has it', async () => {
    const lock = take();
    const sentences: string[] = [];
    const waiting = takeServerLock({ path, lockFile }, (sentence) => sentences.push(sentence), { ...PATIENCE, commandMs: 120_000 });
    await eventually(() => expect(sentences).toHaveLength(1));
    lock?.release();
    const taken = await waiting;
    expect(taken.holder.role).toBe('server');
    expect(sentences).toEqual([expect.stringContaining(`process id ${process.pid}`)]);
    taken.release();
  });

  it('is not waited for longer than that', async () => {
    const lock = take();
    await expect(takeServerLock({ path, lockFile }, () => undefined, { commandMs: 50, unknownMs: 50 })).rejects.toThrow(StartupError);
    lock?.release();
  });

  it('names nobody if the holder cannot be told', async () => {
    const lock = take();
    writeFileSync(lockFile, '{"pid":');
    await expect(takeServerLock({ path, lockFile }, () => undefined, PATIENCE)).rejects.toThrow(inUse(path, undefined));
    lock?.release();
  });
});

describe('inUse', () => {
  it('names process and folder', () => {
    expect(inUse('/srv/data', { pid: 42, role: 'server', since: '2026-01-01T00:00:00.000Z' })).toBe(
      'The data folder /srv/data is in use by another instance (process id 42, since 2026-01-01T00:00:00.000Z): ' +
        'stop that one, or set DATA_DIR to another folder.',
    );
  });
});
