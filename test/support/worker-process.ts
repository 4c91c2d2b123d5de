import { type ChildProcess, spawn } from 'node:child_process';
import { bareEnvironment } from './bare-environment.js';
import { eventually } from './eventually.js';
import { START_MS } from './server-process.js';

const all: ChildProcess[] = [];

/** A real worker in a separate process with only the given environment, and its output. */
export function spawnWorker(env: Readonly<Record<string, string>>): { readonly child: ChildProcess; readonly output: { stdout: string; stderr: string } } {
  const child = spawn(process.execPath, ['dist/bin/worker.js'], { env: { ...bareEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  all.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (text: Buffer) => (output.stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output.stderr += text.toString()));
  return { child, output };
}

/** Starts a worker and waits until it logs that it delivers. */
export async function startWorker(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const { child, output } = spawnWorker(env);
  await eventually(() => {
    if (child.exitCode === null && !/delivers webhooks/.test(output.stdout)) throw new Error(`Not ready: ${output.stdout}${output.stderr}`);
  }, START_MS);
  if (child.exitCode !== null) throw new Error(`It ended: ${output.stdout}${output.stderr}`);
  return child;
}

export async function killWorker(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.kill('SIGKILL');
  await ended;
}

/** Ends those that a test left running. */
export async function killWorkers(): Promise<void> {
  await Promise.all(all.splice(0).map(killWorker));
}
