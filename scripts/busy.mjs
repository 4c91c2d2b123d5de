// Runs a command while every core is kept busy: node scripts/busy.mjs npx jest <path>. A test that fails here and not on
// an idle machine depends on a speed.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

/** So that nothing burns on if the command hangs. */
const AT_MOST_MS = 60 * 60_000;

if (isMainThread) {
  const [command, ...args] = process.argv.slice(2);
  if (command === undefined) {
    console.error('Usage: node scripts/busy.mjs <command> …');
    process.exit(2);
  }
  const until = Date.now() + AT_MOST_MS;
  const load = Array.from({ length: availableParallelism() }, () => new Worker(fileURLToPath(import.meta.url), { workerData: { until } }));
  const child = spawn(command, args, { stdio: 'inherit' });
  const code = await new Promise((resolve) => child.once('close', (ended) => resolve(ended ?? 1)));
  await Promise.all(load.map((worker) => worker.terminate()));
  process.exitCode = code;
} else {
  let digest = 'load';
  while (Date.now() < workerData.until) digest = createHash('sha256').update(digest).digest('hex');
}
