import { spawn } from 'node:child_process';
import { runCommand } from '../../src/cli/run-command.js';
import { readSettings } from '../../src/config/settings.js';
import { bareEnvironment } from './bare-environment.js';

/** The exit code and the output of a command. */
export interface CommandRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Environment = Readonly<Record<string, string>>;

/** An encryption key for tests only. */
const KEY = { ENCRYPTION_KEY: Buffer.alloc(32, 'test').toString('base64') };

/** Runs the `oratek` command within this process, with only the given settings: a separate process takes seconds of CPU to start. */
export async function oratek(env: Environment, ...args: string[]): Promise<CommandRun> {
  let stdout = '';
  let stderr = '';
  const streams = { out: (text: string) => void (stdout += text), err: (text: string) => void (stderr += text) };
  const code = await runCommand(args, streams, () => readSettings({ ...KEY, ...env }));
  return { code, stdout, stderr };
}

/** Runs the command as a separate process, and waits for its end. */
export function startOratek(env: Environment, ...args: string[]): Promise<CommandRun> {
  const bare = { ...bareEnvironment(), ...KEY };
  const child = spawn(process.execPath, ['dist/bin/cli.js', ...args], { env: { ...bare, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}
