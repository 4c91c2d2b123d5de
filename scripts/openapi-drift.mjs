// Fails unless openapi.yaml (or the file that is named) is what the built application says of itself.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const committed = process.argv[2] ?? join(root, 'openapi.yaml');

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}

run(join(root, 'scripts', 'build-if-changed.mjs'));
const folder = mkdtempSync(join(tmpdir(), 'oratek-openapi-'));
try {
  const current = join(folder, 'openapi.yaml');
  run(join(root, 'dist', 'cli.js'), 'openapi', '--out', current);
  const [was, is] = [committed, current].map((file) => readFileSync(file, 'utf8').split('\n'));
  const first = is.findIndex((line, index) => line !== was[index]);
  if (first >= 0 || was.length !== is.length) {
    const at = first >= 0 ? first : is.length;
    console.error(`${committed} is not what the application says of itself; they part at line ${at + 1}:`);
    console.error(`- ${was[at] ?? '(the end)'}\n+ ${is[at] ?? '(the end)'}`);
    console.error('If the change is meant, run: npm run openapi');
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
