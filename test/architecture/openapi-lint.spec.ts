import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { OPENAPI_FILE } from '../support/openapi-contract.js';

function lint(file: string): { status: number | null; stderr: string } {
  return spawnSync(process.execPath, [join('scripts', 'openapi-lint.mjs'), file], { encoding: 'utf8' });
}

// That openapi.yaml itself passes is seen by `npm run lint:openapi`, a part of `npm run check`.

it('would be refused by each for a fault that is its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oratek-openapi-'));
  try {
    const file = join(folder, 'openapi.yaml');
    // The smallest of the documents: linting takes time by their size.
    const text = readFileSync('openapi.octolane.yaml', 'utf8');
    writeFileSync(file, text.replace('\ntags:\n', '\ntags_of_old:\n').replace('  license:', '  x-license:'));
    const { status, stderr } = lint(file);
    expect(status).toBe(1);
    expect(stderr).toContain('spectral operation-tag-defined');
    expect(stderr).toContain('redocly info-license');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** For each rule of the house, what breaks it. */
const BREAKS: readonly (readonly [rule: string, from: string | RegExp, to: string])[] = [
  ['parameter-description', 'description: Only opportunities whose name contains this text.\n', "description: ''\n"],
  ['path-format', 'schema: {type: string, format: uuid}\n', 'schema: {type: string}\n'],
  ['path-example', /(schema: \{type: string, format: uuid\}\n +description: Id of .*)\n +example: .*/, '$1'],
  ['filled-in', 'examples: [hot]', 'example: hot'],
  ['illustration', 'maxLength: 8192', 'maxLength: 8192, examples: [x]'],
  ['closed-body', /(\n    CreateContactBody:\n(?: {6}.*\n)+? {6}additionalProperties: )false/, '$1true'],
  ['patch-body', 'minProperties: 1', 'minProperties: 0'],
  ['body-example', /example:\n( +name: website\n)/, 'x-example:\n$1'],
  ['shared-error', "$ref: '#/components/responses/Unauthorized'", 'description: Who?'],
  ['named-enum', 'const: exact', 'enum: [exact]'],
  ['known-reference', "'#/components/schemas/TaskStatus'", "'#/components/schemas/StatusOfTasks'"],
  ['opaque-token', /bearerFormat: .*/, 'bearerFormat: JWT'],
  ['discriminator', 'discriminator:', 'x-discriminator:'],
  ['nullable', /( +)type: \[string, 'null'\]\n/, '$1type: [string]\n$1nullable: true\n'],
  ['enum-description', /description: Where a contact came from\.\n/, "description: ''\n"],
  ['uri-format', 'format: uri\n', 'format: url\n'],
  ['uuid-format', /(contact_id:\n(?: +.*\n){1,6}? +format: )uuid/, '$1id'],
  ['time-format', /(created_at:\n(?: +.*\n){1,6}? +format: )date-time/, '$1date'],
];

it('would be refused by each rule of the house', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oratek-openapi-'));
  try {
    const text = readFileSync(OPENAPI_FILE, 'utf8');
    const files = BREAKS.map(([rule, from, to]) => {
      const broken = text.replace(from, to);
      if (broken === text) throw new Error(`${rule}: nothing in openapi.yaml is like ${String(from)}.`);
      writeFileSync(join(folder, rule), broken);
      return join(folder, rule);
    });
    const { stderr } = spawnSync(process.execPath, [join('scripts', 'openapi-lint.mjs'), '--house', ...files], { encoding: 'utf8' });
    if (stderr.includes('    at ')) throw new Error(stderr);
    const found = files.map((file) => stderr.split('\n').some((line) => line.startsWith(`${file} house ${basename(file)} `)));
    expect(BREAKS.filter((_, index) => !found[index]).map(([rule]) => rule)).toEqual([]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it('is what the types of the generated client are made of', () => {
  const { status, stderr } = spawnSync(process.execPath, [join('scripts', 'client-types.mjs'), '--check'], { encoding: 'utf8' });
  expect(`${stderr}${status}`).toBe('0');
});
