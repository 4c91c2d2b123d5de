import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The tokens and the address of a server, for the `export`s of a guide. */
export interface ServerOfGuide {
  readonly baseUrl: string;
  /** Holds `read` and `write`. */
  readonly token: string;
  /** Holds `admin`, for the guides that need it. */
  readonly adminToken?: string;
}

/** What a run of a guide's commands has given. */
export interface GuideRun {
  readonly code: number | null;
  /** The statuses of the answers, in order; text if a command has complained. */
  readonly statuses: readonly number[] | string;
  /** The bodies that the commands print, in order. */
  readonly answers: readonly any[];
}

/** Writes the status of each answer to stderr, and ends its body with a line feed. What a command asks of curl goes before. */
const WATCHED_CURL = String.raw`curl() { command curl -sS -w '%{stderr}%{http_code}\n%{stdout}\n' "$@"; }`;

/** Runs the commands of a guide, or of one section of it, word for word: only its exports get the tokens and the address of this server. */
export async function runGuide(file: string, { baseUrl, token, adminToken = '' }: ServerOfGuide, section?: string): Promise<GuideRun> {
  const guide = readFileSync(file, 'utf8');
  const text = section === undefined ? guide : (guide.split(/^## /m).find((part) => part.startsWith(`${section}\n`)) ?? '');
  const commands = [...text.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block = '']) => block).join('\n')
    .replace('ORATEK_TOKEN="otk_…"', `ORATEK_TOKEN="${token}"`)
    .replace('ORATEK_ADMIN="otk_…"', `ORATEK_ADMIN="${adminToken}"`)
    .replaceAll(/^(export \w+=")http:\/\/127\.0\.0\.1:3000/gm, `$1${baseUrl}`);
  const { code, stdout, stderr } = await runInBash(`${WATCHED_CURL}\n${commands}`);
  const statuses = stderr.trim().split('\n').map(Number);
  const answers = stdout.split('\n').filter((line) => line !== '').map((line): any => JSON.parse(line));
  return { code, statuses: statuses.some(Number.isNaN) ? stderr : statuses, answers };
}

function runInBash(script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  // Asynchronously: the server is in this process.
  const child = spawn('bash', ['-euo', 'pipefail'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (stdout += text.toString()));
  child.stderr.on('data', (text: Buffer) => (stderr += text.toString()));
  child.stdin.end(script);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
}
