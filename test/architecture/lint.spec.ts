import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { plantTree } from './plant-tree.js';

interface LintedFile {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

/** Code that a rule must refuse: the rule, the file, and its text. */
const PLANTS: readonly (readonly [rule: string, path: string, text: string])[] = [
  ['no-restricted-syntax', 'src/platform/environment-dot.ts', 'export const level = process.env.LOG_LEVEL;'],
  ['no-restricted-syntax', 'src/platform/environment-name.ts', "export const level = process['env'];"],
  ['no-restricted-syntax', 'src/platform/environment-taken-apart.ts', 'export const { env } = process;'],
  ['no-restricted-imports', 'src/platform/environment-import.ts', "import { env } from 'node:process';\nexport const level = env['LOG_LEVEL'];"],
  ['no-restricted-imports', 'src/modules/a/application/create-a.ts', "import { NotFoundException } from '@nestjs/common';\nexport const error = new NotFoundException();"],
  ['no-restricted-imports', 'src/modules/a/adapters/oratek/reply.controller.ts', "import { Res } from '@nestjs/common';\nexport const decorator = Res();"],
  ['no-restricted-imports', 'src/modules/a/adapters/oratek/header.controller.ts', "import { Header } from '@nestjs/common';\nexport const decorator = Header('location', '/');"],
  ['no-restricted-imports', 'src/modules/a/adapters/oratek/reply.ts', "import type { FastifyReply } from 'fastify';\nexport type Answer = FastifyReply;"],
  ['house/file-place', 'src/platform/index.ts', 'export const value = 1;'],
  ['house/file-place', 'src/platform/shared/text.ts', 'export const value = 1;'],
  ['house/file-place', 'src/common/text.ts', 'export const value = 1;'],
  ['house/file-place', 'test/utils/text.ts', 'export const value = 1;'],
  ['house/file-place', 'src/modules/a/domain/helpers/text.ts', 'export const value = 1;'],
  ['house/file-place', 'src/core/text.ts', 'export const value = 1;'],
  ['no-restricted-syntax', 'src/platform/only.spec.ts', "it.only('runs alone', () => expect(1).toBe(1));"],
  ['no-restricted-syntax', 'test/e2e/skip.spec.ts', "it.skip('never runs', () => expect(1).toBe(1));"],
  ['no-restricted-syntax', 'test/e2e/skip-all.spec.ts', "describe.skip('never runs', () => undefined);"],
  ['no-restricted-syntax', 'test/e2e/todo.spec.ts', "it.todo('is not written');"],
  ['no-restricted-syntax', 'test/e2e/xit.spec.ts', "xit('never runs', () => expect(1).toBe(1));"],
  ['no-restricted-syntax', 'src/platform/sleep.spec.ts', "it('sleeps', () => new Promise((resolve) => setTimeout(resolve, 100)));"],
  ['no-restricted-syntax', 'test/e2e/hurry.spec.ts', "import { eventually } from '../support/eventually.js';\nit('hurries', () => eventually(() => expect(1).toBe(1), 1_000));"],
  ['no-restricted-syntax', 'src/platform/time-out.spec.ts', 'jest.setTimeout(1_000);'],
  ['no-restricted-syntax', 'src/platform/mock.spec.ts', "jest.mock('./a.js');"],
  ['no-restricted-imports', 'src/platform/sleep-imported.spec.ts', "import { setTimeout as sleep } from 'node:timers/promises';\nit('sleeps', () => sleep(100));"],
  ['no-restricted-imports', 'test/e2e/sleep-imported.spec.ts', "import { setTimeout as sleep } from 'node:timers/promises';\nit('sleeps', () => sleep(100));"],
  ['no-restricted-imports', 'test/e2e/supertest.spec.ts', "import request from 'supertest';\nexport const agent = request('http://localhost');"],
  ['no-restricted-imports', 'test/e2e/http.spec.ts', "import { get } from 'node:http';\nexport const asked = get('http://localhost');"],
  ['no-restricted-globals', 'test/e2e/fetch.spec.ts', "export const asked = fetch('http://localhost');"],
  ['no-restricted-properties', 'test/e2e/global-fetch.spec.ts', "export const asked = globalThis.fetch('http://localhost');"],
  ['@typescript-eslint/no-floating-promises', 'src/platform/floating.ts', 'export function start(): void {\n  Promise.resolve(1);\n}'],
  ['@typescript-eslint/no-misused-promises', 'src/platform/misused.ts', 'export const done = (values: number[]): void => values.forEach(async () => Promise.resolve());'],
  ['@typescript-eslint/no-explicit-any', 'src/platform/any.ts', 'export const value: any = 1;'],
  ['@typescript-eslint/switch-exhaustiveness-check', 'src/platform/switch.ts', "export function say(word: 'a' | 'b'): void {\n  switch (word) {\n    case 'a':\n      break;\n  }\n}"],
  ['@typescript-eslint/prefer-readonly', 'src/platform/readonly.ts', 'export class Counter {\n  private start = 1;\n  get value(): number {\n    return this.start;\n  }\n}'],
  ['@typescript-eslint/consistent-type-imports', 'src/platform/type-import.ts', "import { Readable } from 'node:stream';\nexport type Source = Readable;"],
];

/** Code that no rule may refuse. */
const PERMITTED: readonly (readonly [path: string, text: string])[] = [
  ['src/config/settings.ts', "export const level = process.env['LOG_LEVEL'];"],
  ['test/support/environment.ts', "export const level = process.env['LOG_LEVEL'];"],
  ['src/modules/a/application/update-a.ts', "import { Injectable } from '@nestjs/common';\n@Injectable()\nexport class UpdateA {}"],
  // A class in a decorated constructor is a value: the injector finds it there.
  [
    'src/platform/injected.ts',
    "import { Injectable } from '@nestjs/common';\nimport { Reflector } from '@nestjs/core';\n@Injectable()\nexport class Guard {\n  constructor(readonly reflector: Reflector) {}\n}",
  ],
  ['test/e2e/raw.spec.ts', "import { connect } from 'node:net';\nexport const socket = connect(1);"],
  ['test/e2e/patient.spec.ts', "import { eventually } from '../support/eventually.js';\nit('waits', () => eventually(() => expect(1).toBe(1), 120_000));"],
  ['test/support/eventually.ts', 'export const eventually = <T>(check: () => T, _withinMs = 0): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(check()), 10));'],
  ['test/e2e/any.spec.ts', 'export const body: any = 1;'],
];

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'oratek-lint-')));
let noticed: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  const files = [...PLANTS.map(([, path, text]) => [path, text] as const), ...PERMITTED];
  const tree = plantTree(join(folder, 'tree'), Object.fromEntries(files), ['eslint.config.mjs', 'package.json', 'tsconfig.json']);
  const eslint = join(process.cwd(), 'node_modules', 'eslint', 'bin', 'eslint.js');
  const { stdout, stderr } = spawnSync(process.execPath, [eslint, '.', '--format', 'json'], { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  if (stderr !== '') throw new Error(stderr);
  noticed = new Map((JSON.parse(stdout) as LintedFile[]).map(({ filePath, messages }) => [relative(tree, filePath), messages.map(({ ruleId, message }) => ruleId ?? message)]));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(PLANTS)('%s fires on %s', (rule, path) => {
  expect(noticed.get(path)).toContain(rule);
});

it.each(PERMITTED)('nothing fires on %s', (path) => {
  expect(noticed.get(path)).toEqual([]);
});
