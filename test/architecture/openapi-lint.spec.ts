import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OPENAPI_FILE } from '../support/openapi-contract.js';

function lint(file: string): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [join('scripts', 'openapi-lint.mjs'), file], { encoding: 'utf8' });
}

it('passes the recommended rules of Spectral and of Redocly', () => {
  const { status, stderr } = lint(OPENAPI_FILE);
  expect(`${stderr}${status}`).toBe('0');
});

it('would be refused by each for a fault that is its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oratek-openapi-'));
  try {
    const file = join(folder, 'openapi.yaml');
    const text = readFileSync(OPENAPI_FILE, 'utf8');
    writeFileSync(file, text.replace('\ntags:\n', '\ntags_of_old:\n').replace('  license:', '  x-license:'));
    const { status, stderr } = lint(file);
    expect(status).toBe(1);
    expect(stderr).toContain('spectral operation-tag-defined');
    expect(stderr).toContain('redocly info-license');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('is what the types of the generated client are made of', () => {
  const { status, stderr } = spawnSync(process.execPath, [join('scripts', 'client-types.mjs'), '--check'], { encoding: 'utf8' });
  expect(`${stderr}${status}`).toBe('0');
});
