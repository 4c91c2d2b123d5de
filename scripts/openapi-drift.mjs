// Fails unless openapi.yaml and the documents of each API (or the one file that is named in place of openapi.yaml) are what the built application says of itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const FILES = process.argv[2] ? ['openapi.yaml'] : ['openapi.yaml', 'openapi.oratek.yaml', 'openapi.octolane.yaml'];

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

function compare(committed, current) {
  const [was, is] = [committed, current].map((file) => readFileSync(file, 'utf8').split('\n'));
  const first = is.findIndex((line, index) => line !== was[index]);
  if (first < 0 && was.length === is.length) return;
  const at = first >= 0 ? first : is.length;
  console.error(`${committed} is not what the application says of itself; they part at line ${at + 1}:`);
  console.error(`- ${was[at] ?? '(the end)'}\n+ ${is[at] ?? '(the end)'}`);
  console.error('If the change is meant, run: npm run openapi');
  process.exitCode = 1;
}

run(join(root, 'scripts', 'build-if-changed.mjs'));
const folder = mkdtempSync(join(tmpdir(), 'oratek-openapi-'));
try {
  const current = join(folder, 'openapi.yaml');
  run(join(root, 'dist', 'bin', 'cli.js'), 'openapi', '--out', current);
  for (const file of FILES) compare(process.argv[2] ?? join(root, file), join(folder, file));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
