import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ownClock } from './bare-environment.js';
import { eventually } from './eventually.js';

/** Whether PgBouncer is installed here. */
export const hasPgBouncer = spawnSync('pgbouncer', ['--version'], { env: ownClock() }).status === 0;

export interface PgBouncer {
  /** The database's address through the pooler. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * A PgBouncer in front of this database. It does not run as root.
 *
 * @param more goes into the line of the database
 */
export async function startPgBouncer(databaseUrl: string, settings: Readonly<Record<string, string | number>> = {}, more = ''): Promise<PgBouncer> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), 'oratek-pgbouncer-'));
  await chmod(folder, 0o755);
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${await freePort()}`;
  const lines = {
    listen_addr: '127.0.0.1', listen_port: url.port, unix_socket_dir: '', auth_type: 'any', pool_mode: 'transaction', default_pool_size: 5,
    ignore_startup_parameters: 'extra_float_digits,statement_timeout,idle_in_transaction_session_timeout,options', ...settings,
  };
  const secret = password === '' ? '' : ` password=${decodeURIComponent(password)}`;
  const target = `host=${hostname} port=${port || '5432'} dbname=${pathname.slice(1)} user=${decodeURIComponent(username) || 'postgres'}${secret}`;
  const file = join(folder, 'pgbouncer.ini');
  await writeFile(file, ['[databases]', `* = ${target} ${more}`, '[pgbouncer]', ...Object.entries(lines).map(([name, value]) => `${name} = ${value}`), ''].join('\n'));
  const asUser = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const child: ChildProcess = spawn('pgbouncer', [...asUser, file], { stdio: 'ignore', env: ownClock() });
  const ended = once(child, 'exit');
  await eventually(async () => {
    const client = new pg.Client({ connectionString: url.toString() });
    client.on('error', () => undefined);
    await client.connect();
    await client.end();
  });
  return {
    url: url.toString(),
    stop: async () => {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
