import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plantTree } from './plant-tree.js';

interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

interface Report {
  readonly rules: readonly string[];
  readonly results: readonly { readonly files: number; readonly violations: readonly Violation[] }[];
}

/** A violation: the file, what it imports, and the rules that must report it. */
interface Plant {
  readonly rule: string;
  readonly also?: readonly string[];
  /** Files by their path below src/, each with the lines that it holds. */
  readonly files: Readonly<Record<string, string>>;
}

const VALUE = 'export const value = 1;';
const take = (...from: string[]): string => [...from.map((one, index) => `import { value as v${index} } from '${one}';`), `export const taken = [${from.map((_, index) => `v${index}`).join()}];`].join('\n');

const PLANTS: readonly Plant[] = [
  { rule: 'kernel-imports-nothing', files: { 'kernel/clock.ts': take('../contracts/scopes.js'), 'contracts/scopes.ts': VALUE } },
  { rule: 'kernel-imports-nothing', files: { 'kernel/clock.ts': take('rxjs') } },
  { rule: 'contracts-need-only-the-kernel', files: { 'contracts/scopes.ts': take('../platform/clock.js'), 'platform/clock.ts': VALUE } },
  { rule: 'contracts-need-only-the-kernel', files: { 'contracts/scopes.ts': take('rxjs') } },
  { rule: 'domain-needs-only-itself', files: { 'modules/a/domain/a.ts': take('../../../platform/clock.js'), 'platform/clock.ts': VALUE } },
  { rule: 'domain-needs-only-itself', files: { 'modules/a/domain/a.ts': take('../application/create-a.js'), 'modules/a/application/create-a.ts': VALUE } },
  { rule: 'domain-needs-only-itself', files: { 'modules/a/domain/a.ts': take('../ports/a.repository.js'), 'modules/a/ports/a.repository.ts': VALUE } },
  { rule: 'domain-needs-only-itself', files: { 'modules/a/domain/a.ts': "import type { Value } from '../../b/b.api.js';\nexport type Taken = Value;", 'modules/b/b.api.ts': 'export type Value = 1;' } },
  { rule: 'domain-needs-only-itself', files: { 'modules/a/domain/a.ts': take('@nestjs/common') } },
  { rule: 'domain-takes-only-types-from-its-api', files: { 'modules/a/domain/a.ts': take('../a.api.js'), 'modules/a/a.api.ts': VALUE } },
  { rule: 'ports-need-only-the-domain', files: { 'modules/a/ports/a.repository.ts': take('../application/create-a.js'), 'modules/a/application/create-a.ts': VALUE } },
  { rule: 'ports-need-only-the-domain', files: { 'modules/a/ports/a.repository.ts': take('@nestjs/common') } },
  { rule: 'api-shows-only-plain-things', files: { 'modules/a/a.api.ts': take('./application/create-a.js'), 'modules/a/application/create-a.ts': VALUE } },
  { rule: 'api-shows-only-plain-things', files: { 'modules/a/a.api.ts': take('@nestjs/common') } },
  { rule: 'application-needs-only-ports', files: { 'modules/a/application/create-a.ts': take('../adapters/postgres/a.table.js'), 'modules/a/adapters/postgres/a.table.ts': VALUE } },
  { rule: 'application-needs-only-ports', files: { 'modules/a/application/create-a.ts': take('../../../platform/clock.js'), 'platform/clock.ts': VALUE } },
  { rule: 'application-needs-only-ports', files: { 'modules/a/application/create-a.ts': take('rxjs') } },
  { rule: 'inner-layers-do-no-io', files: { 'kernel/clock.ts': take('node:http') } },
  { rule: 'inner-layers-do-no-io', files: { 'modules/a/domain/a.ts': take('node:fs/promises') } },
  { rule: 'inner-layers-do-no-io', files: { 'modules/a/application/create-a.ts': take('net') } },
  { rule: 'adapters-stand-alone', files: { 'modules/a/adapters/hooks/a.ts': take('../postgres/a.table.js'), 'modules/a/adapters/postgres/a.table.ts': VALUE } },
  {
    rule: 'adapters-stand-alone',
    also: ['modules-meet-at-the-door'],
    files: { 'modules/a/adapters/postgres/a.table.ts': take('../../../b/adapters/postgres/b.table.js'), 'modules/b/adapters/postgres/b.table.ts': VALUE },
  },
  { rule: 'adapters-speak-one-surface', files: { 'modules/a/adapters/octolane/a.controller.ts': take('../../../../surfaces/oratek/page.dto.js'), 'surfaces/oratek/page.dto.ts': VALUE } },
  { rule: 'adapters-speak-one-surface', files: { 'modules/a/adapters/postgres/a.table.ts': take('../../../../surfaces/oratek/page.dto.js'), 'surfaces/oratek/page.dto.ts': VALUE } },
  { rule: 'surfaces-know-no-surface', files: { 'surfaces/octolane/page.ts': take('../oratek/page.js'), 'surfaces/oratek/page.ts': VALUE } },
  { rule: 'surfaces-hold-no-rules', files: { 'surfaces/oratek/page.ts': take('../../modules/a/a.api.js'), 'modules/a/a.api.ts': VALUE } },
  { rule: 'surfaces-hold-no-rules', files: { 'surfaces/oratek/page.ts': take('../../platform/database/database.js'), 'platform/database/database.ts': VALUE } },
  { rule: 'surfaces-hold-no-rules', files: { 'surfaces/oratek/page.ts': take('../../migrations/1-core.js'), 'migrations/1-core.ts': VALUE } },
  { rule: 'surfaces-are-met-by-adapters', files: { 'platform/http/access.ts': take('../../surfaces/oratek/page.js'), 'surfaces/oratek/page.ts': VALUE } },
  { rule: 'surfaces-are-met-by-adapters', files: { 'modules/a/ports/a.queries.ts': take('../../../surfaces/oratek/page.js'), 'surfaces/oratek/page.ts': VALUE }, also: ['ports-need-only-the-domain'] },
  { rule: 'modules-meet-at-the-door', files: { 'modules/a/adapters/oratek/a.controller.ts': take('../../../b/domain/b.js'), 'modules/b/domain/b.ts': VALUE } },
  { rule: 'only-modules-wire-modules', files: { 'modules/a/adapters/oratek/a.controller.ts': take('../../../b/b.module.js'), 'modules/b/b.module.ts': VALUE } },
  {
    rule: 'folders-form-no-cycle',
    files: {
      'modules/a/application/create-a.ts': take('../../b/b.api.js'),
      'modules/a/a.api.ts': VALUE,
      'modules/b/application/create-b.ts': take('../../a/a.api.js'),
      'modules/b/b.api.ts': VALUE,
    },
  },
  { rule: 'folders-form-no-cycle', files: { 'platform/a/one.ts': take('../b/one.js'), 'platform/b/one.ts': VALUE, 'platform/b/two.ts': take('../a/two.js'), 'platform/a/two.ts': VALUE } },
  { rule: 'platform-knows-no-module', files: { 'platform/auth.ts': take('../modules/a/a.api.js'), 'modules/a/a.api.ts': VALUE } },
  { rule: 'settings-are-handed-in', files: { 'platform/auth.ts': take('../config/settings.js'), 'config/settings.ts': VALUE } },
  { rule: 'config-stands-alone', files: { 'config/settings.ts': take('../contracts/scopes.js'), 'contracts/scopes.ts': VALUE } },
  { rule: 'platform-knows-no-module', files: { 'platform/auth.ts': take('../migrations/migrate.js'), 'migrations/migrate.ts': VALUE } },
  { rule: 'operations-know-no-module', files: { 'operations/backup.ts': take('../modules/a/a.api.js'), 'modules/a/a.api.ts': VALUE } },
  { rule: 'nobody-imports-the-root', files: { 'platform/auth.ts': take('../app/http-app.js'), 'app/http-app.ts': VALUE } },
  { rule: 'nobody-imports-the-root', files: { 'platform/auth.ts': take('../cli/output.js'), 'cli/output.ts': VALUE } },
  { rule: 'sql-stays-in-postgres', files: { 'modules/a/adapters/oratek/a.controller.ts': take('typeorm') } },
  { rule: 'sql-stays-in-postgres', files: { 'modules/a/a.module.ts': "import type { Pool } from 'pg';\nexport type Taken = Pool;" } },
  { rule: 'typeorm-is-wired-in-modules', files: { 'modules/a/adapters/postgres/a.table.ts': take('@nestjs/typeorm') } },
  { rule: 'database-stays-in-postgres', files: { 'modules/a/adapters/oratek/a.controller.ts': take('../../../../platform/database/database.js'), 'platform/database/database.ts': VALUE } },
  { rule: 'outbox-stays-in-postgres', files: { 'modules/a/adapters/oratek/a.controller.ts': take('../../../../platform/outbox/outbox.js'), 'platform/outbox/outbox.ts': VALUE } },
  { rule: 'operations-are-optional', files: { 'platform/database/database.ts': take('../../operations/embedded-postgres/cluster.js'), 'operations/embedded-postgres/cluster.ts': VALUE } },
  { rule: 'operations-are-optional', files: { 'platform/database/database.ts': take('fs-native-extensions') } },
  { rule: 'web-stays-at-the-edge', files: { 'modules/a/adapters/postgres/a.table.ts': "import type { FastifyRequest } from 'fastify';\nexport type Taken = FastifyRequest;" } },
  { rule: 'web-stays-at-the-edge', files: { 'platform/telemetry/lifecycle.ts': take('@nestjs/swagger') } },
  { rule: 'web-stays-at-the-edge', files: { 'platform/database/database.ts': take('class-validator') } },
  { rule: 'telemetry-stays-in-telemetry', files: { 'platform/http/fastify.ts': take('prom-client') } },
  { rule: 'telemetry-stays-in-telemetry', files: { 'modules/a/adapters/postgres/a.table.ts': "import type { Span } from '@opentelemetry/api';\nexport type Taken = Span;" } },
  { rule: 'opentelemetry-is-loaded-on-demand', files: { 'app/http-app.ts': take('../platform/telemetry/opentelemetry.js'), 'platform/telemetry/opentelemetry.ts': VALUE } },
  { rule: 'opentelemetry-is-loaded-on-demand', files: { 'platform/telemetry/metrics.ts': take('@opentelemetry/api') } },
  { rule: 'migrations-stand-alone', files: { 'migrations/1-core.ts': take('../platform/database/table.js'), 'platform/database/table.ts': VALUE } },
  { rule: 'no-cycles', files: { 'platform/a.ts': take('./b.js'), 'platform/b.ts': take('./a.js') } },
  { rule: 'no-orphans', files: { 'platform/lonely.ts': VALUE } },
  { rule: 'no-barrels', files: { 'platform/a.ts': take('./b/index.js'), 'platform/b/index.ts': VALUE } },
  { rule: 'no-drawers', files: { 'platform/a.ts': take('./utils/text.js'), 'platform/utils/text.ts': VALUE } },
  { rule: 'src-knows-no-test', files: { 'platform/a.ts': take('../../test/support/eventually.js'), '../test/support/eventually.ts': VALUE } },
  { rule: 'src-knows-no-test', files: { 'platform/a.ts': take('./b.spec.js'), 'platform/b.spec.ts': VALUE } },
  { rule: 'src-needs-no-dev-dependency', files: { 'platform/a.ts': take('fast-check') } },
  { rule: 'imports-resolve', files: { 'platform/a.ts': take('no-such-package-anywhere') } },
  { rule: 'imports-resolve', files: { 'platform/a.ts': take('./gone.js') } },
];

const folder = mkdtempSync(join(tmpdir(), 'oratek-boundaries-'));
let rules: readonly string[];
let real: Report['results'][number];
let planted: readonly (readonly string[])[];

beforeAll(() => {
  const trees = PLANTS.map(({ files }, index) =>
    plantTree(join(folder, String(index)), Object.fromEntries(Object.entries(files).map(([path, text]) => [join('src', path), text])), ['package.json']),
  );
  const output = execFileSync(process.execPath, [join(__dirname, 'cruise.mjs'), process.cwd(), ...trees], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const report = JSON.parse(output) as Report;
  const [first, ...others] = report.results;
  if (!first) throw new Error('The program that looks at the imports printed no result.');
  rules = report.rules;
  real = first;
  planted = others.map(({ violations }) => [...new Set(violations.map(({ rule }) => rule))].sort());
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds in the whole of src/', () => {
  expect(real.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([]);
  expect(real.files).toBeGreaterThan(50);
});

it('has a planted violation for every rule, and a rule for every planted violation', () => {
  expect([...new Set(PLANTS.map(({ rule }) => rule))].sort()).toEqual([...rules].sort());
});

it.each(PLANTS.map((plant, index) => [plant.rule, Object.keys(plant.files).join(', '), index] as const))('%s fires on %s', (rule, _files, index) => {
  expect(planted[index]).toEqual([rule, ...(PLANTS[index]?.also ?? [])].sort());
});
