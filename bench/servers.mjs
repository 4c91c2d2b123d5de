// The processes of a bench, and what they use while they are asked.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { once } from './database.mjs';
import { ask, load } from './load.mjs';
import { onServerCore } from './pinning.mjs';

/** All of one run seal and sign with the same, so that each reads the cursors of the others. */
export const ENCRYPTION_KEY = randomBytes(32);

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts one process that listens, and waits until it is ready. */
export async function start(name, nodeArguments, cwd, environment) {
  if (interrupted) throw new Error('Interrupted.');
  const port = await freePort();
  const began = performance.now();
  const [command, commandArguments] = onServerCore(nodeArguments);
  // Its log goes where it costs what it costs in production, but into nobody's hands.
  const child = spawn(command, commandArguments, { cwd, stdio: ['ignore', 'ignore', 'inherit'], env: { PATH: process.env.PATH, HOME: process.env.HOME, ENCRYPTION_KEY: ENCRYPTION_KEY.toString('base64'), ...environment, PORT: `${port}` } });
  const exited = new Promise((done) => child.once('exit', done).once('error', done));
  children.push({ child, exited });
  while (child.pid !== undefined && child.exitCode === null && performance.now() - began < START_PATIENCE_MS) {
    const answer = await ask({ port, request: 'GET /health/ready HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n' }).catch(() => null);
    if (answer?.status === 200) return { name, port, pid: child.pid, readyAfter: performance.now() - began, stop: () => (child.kill('SIGTERM'), exited) };
    await sleep(5);
  }
  throw new Error(`${name} did not start.`);
}

/** Only ends a hanging bench: on a busy machine a start takes long. */
const START_PATIENCE_MS = 180_000;
const children = [];
let interrupted = false;
export async function endChildren() {
  for (const { child } of children) if (child.pid !== undefined && child.exitCode === null) child.kill('SIGTERM');
  await Promise.all(children.map(({ exited }) => exited));
}

/** The resident memory of a process in MB; NaN where the system does not tell. */
export function residentMb(pid) {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024 / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** CPU seconds that a process has used; null where the system does not tell. */
function cpuOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}

async function backendPids(url) {
  if (process.env.DATABASE_URL || !existsSync('/proc/self/stat')) return [];
  return (await once(url, `SELECT pid FROM pg_stat_activity WHERE backend_type <> 'autovacuum worker'`)).rows.map(({ pid }) => pid);
}

/** CPU seconds of each of these processes. */
const cpuEach = (pids) => new Map(pids.map((pid) => [pid, cpuOf(pid)]));
/** What those have used since that are still there. */
const cpuSince = (before) => [...before].reduce((sum, [pid, seconds]) => sum + Math.max(0, (cpuOf(pid) ?? 0) - (seconds ?? 0)), 0);

/**
 * What a server did in so many seconds of a workload; `atMost` so many requests are made. Postgres is watched if
 * its `url` is given.
 */
export async function measure(server, { workload, seconds, connections, atMost, url }) {
  const backends = url === null ? [] : await backendPids(url);
  const [before, backendsBefore] = [cpuOf(server.pid), cpuEach(backends)];
  const result = await load({ ...workload, port: server.port, connections, seconds, atMost });
  const [after, ofBackends] = [cpuOf(server.pid), cpuSince(backendsBefore)];
  const elapsed = result.requests / result.perSecond;
  const known = before !== null && after !== null;
  return {
    ...result,
    busy: known ? (after - before) / elapsed : Number.NaN,
    cpu: known ? ((after - before) / result.requests) * 1e6 : Number.NaN,
    postgresBusy: backends.length > 0 ? ofBackends / elapsed : Number.NaN,
  };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

export const show = (number, digits = 0) => (Number.isFinite(number) ? number.toFixed(digits) : '-');
export const percent = (number) => (Number.isFinite(number) ? `${(number * 100).toFixed(0)} %` : '-');

/** Ends everything when the bench is ended; `wasInterrupted` tells so. */
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, () => {
    interrupted = true;
    for (const { child } of children) child.kill('SIGTERM');
  });
}
export const wasInterrupted = () => interrupted;

/** Runs a bench on a database, and ends all that it started; it fails with what was thrown. */
export async function runBench(openDatabase, main) {
  let database;
  try {
    database = await openDatabase();
    await main(database);
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${interrupted ? 'Interrupted.' : (error.stack ?? error)}\n`);
  } finally {
    await endChildren();
    await database?.close();
  }
}
