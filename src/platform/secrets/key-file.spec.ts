import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyOfFolder } from './key-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oratek-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes a key once, for its owner alone, and nothing beside it', () => {
  const key = keyOfFolder(folder);
  expect(key).toHaveLength(32);
  expect(keyOfFolder(folder)).toEqual(key);
  expect(readdirSync(folder)).toEqual(['encryption.key']);
  expect(statSync(join(folder, 'encryption.key')).mode & 0o777).toBe(0o600);
  expect(Buffer.from(readFileSync(join(folder, 'encryption.key'), 'utf8'), 'base64')).toEqual(key);
});

it('never replaces a file that holds something else', () => {
  writeFileSync(join(folder, 'encryption.key'), 'half a ke');
  expect(() => keyOfFolder(folder)).toThrow('encryption.key');
  expect(readFileSync(join(folder, 'encryption.key'), 'utf8')).toBe('half a ke');
});

it('says what stands in the way', () => {
  expect(() => keyOfFolder(join(folder, 'missing'))).toThrow(/ENOENT.*ENCRYPTION_KEY/);
});

it('gives the same key to processes that start at once', async () => {
  chmodSync(folder, 0o755);
  const script = `import { keyOfFolder } from './dist/platform/secrets/key-file.js'; process.stdout.write(keyOfFolder(process.argv[1]).toString('hex'));`;
  const ask = (): Promise<string> =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
      let text = '';
      child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
      child.once('error', reject).once('close', () => resolve(text));
    });
  const keys = await Promise.all([ask(), ask(), ask(), ask()]);
  expect(new Set(keys)).toEqual(new Set([keyOfFolder(folder).toString('hex')]));
});
