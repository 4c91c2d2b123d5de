// A server of the suite's own, in a temporary folder that is gone afterwards.
import { execFile, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));
const START_MS = 150_000;

/** Starts it with demo data and a second organization. */
export async function startOwnServer() {
  const built = spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('The build failed.');
  const folder = mkdtempSync(join(tmpdir(), 'oratek-contract-'));
  // Postgres does not run as root, and the user it then runs as has to reach its data.
  chmodSync(folder, 0o711);
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATA_DIR: join(folder, 'data'), HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', DEMO_DATA: 'true', WEBHOOK_ALLOWED_HOSTS: '127.0.0.1' };
  const child = spawn(process.execPath, [join(root, 'dist', 'bin', 'main.js')], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve).once('error', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const said = await saidAtStart(child, ended);
    const command = async (...args) => (await promisify(execFile)(process.execPath, [join(root, 'dist', 'bin', 'cli.js'), ...args], { cwd: root, env })).stdout.trim();
    const newKey = (org, scopes) => command('keys', 'create', '--org', org, '--name', 'contract suite', '--scopes', scopes);
    const other = async () => {
      await command('init', '--org', 'other', '--name', 'Other', '--plan', 'pro', '--admin-email', 'other@other.example');
      return newKey('other', 'read,write');
    };
    const [admin, another, session] = await Promise.all([newKey('demo', 'admin'), other(), signIn(/Sign in +(\S+)/.exec(said)[1])]);
    return { url: /API +(\S+)\/api\/v1/.exec(said)[1], tokens: { write: /\botk_[a-z0-9]{26}\b/.exec(said)[0], admin, other: another, session }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Signs the demo's admin in by the link that the server has printed. @returns the header with the cookie of the session */
async function signIn(link) {
  const password = 'umbrella tractor violin seaside';
  const answer = await fetch(link, { method: 'POST', redirect: 'manual', headers: { origin: new URL(link).origin }, body: new URLSearchParams({ new_password: password, repeated: password }) });
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0]).find((pair) => pair.startsWith('oratek='));
  if (!cookie) throw new Error(`The server signs nobody in: ${answer.status} ${await answer.text()}`);
  return cookie;
}

/** What it prints until it is ready. */
function saidAtStart(child, ended) {
  return new Promise((resolve, reject) => {
    let said = '';
    const late = setTimeout(() => reject(new Error(`The server is not ready after ${START_MS / 1000} s: ${said}`)), START_MS);
    child.stdout.on('data', (text) => {
      said += text;
      if (!/Docs +http/.test(said) || !/\botk_[a-z0-9]{26}\b[^]*\n/.test(said)) return;
      clearTimeout(late);
      resolve(said);
      // From now on it tells of errors alone.
      child.stdout.removeAllListeners('data');
      child.stdout.pipe(process.stderr);
    });
    void ended.then(() => {
      clearTimeout(late);
      reject(new Error(`The server ended: ${said}`));
    });
  });
}
