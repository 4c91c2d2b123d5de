import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { ownClock } from './bare-environment.js';
import { eventually } from './eventually.js';

/** Whether this machine can start a Redis; some machines that run the tests cannot. */
export const hasRedisServer = spawnSync('redis-server', ['--version'], { env: ownClock() }).status === 0;

/** Whether a Redis is available: one that a test can start, or the one of REDIS_URL. */
export const hasRedis = hasRedisServer || (process.env['REDIS_URL'] ?? '') !== '';

/** A Redis that only one test uses, and may kill. */
export interface RedisServer {
  readonly url: string;
  /** Ends it by SIGKILL, as a crash would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port, with the data that it has kept. */
  start(): Promise<void>;
  /** Stops its answers; the connections stay open. */
  silence(): void;
  speak(): void;
  stop(): Promise<void>;
}

/** Starts a Redis on a free port. `keep`: whether its data outlives `kill`. */
export async function startRedis({ keep = false, args = [] }: { keep?: boolean; args?: readonly string[] } = {}): Promise<RedisServer> {
  const dir = mkdtempSync(join(tmpdir(), 'oratek-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const durability = keep ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
  let child: ChildProcess | null = null;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    child = null;
    if (ending === null || ending.exitCode !== null) return;
    const ended = new Promise((resolve) => ending.once('exit', resolve));
    ending.kill(signal);
    await ended;
  };
  const start = async (): Promise<void> => {
    child = spawn('redis-server', ['--bind', '127.0.0.1', '--port', String(port), '--dir', dir, '--save', '', ...durability, ...args], { stdio: 'ignore', env: ownClock() });
    await eventually(() => onRedis(url, (client) => client.ping()));
  };
  await start();
  return {
    url,
    start,
    kill: () => end('SIGKILL'),
    silence: () => void child?.kill('SIGSTOP'),
    speak: () => void child?.kill('SIGCONT'),
    stop: async () => {
      await end('SIGKILL');
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** A Redis for tests that do no harm, with a key prefix for this test: one that is started here, or the one of REDIS_URL. */
export async function someRedis(): Promise<{ url: string; keyPrefix: string; stop: () => Promise<void> }> {
  const keyPrefix = `oratek-test:${randomUUID()}:`;
  if (hasRedisServer) {
    const server = await startRedis();
    return { url: server.url, keyPrefix, stop: () => server.stop() };
  }
  const url = process.env['REDIS_URL'] ?? '';
  const stop = (): Promise<void> =>
    onRedis(url, async (client) => {
      for await (const keys of client.scanIterator({ MATCH: `${keyPrefix}*` })) if (keys.length > 0) await client.del(keys);
    });
  return { url, keyPrefix, stop };
}

/** Runs one command on a Redis over a new connection. */
export async function onRedis<T>(url: string, work: (client: ReturnType<typeof newClient>) => Promise<T>): Promise<T> {
  const client = newClient(url);
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    client.destroy();
  }
}

function newClient(url: string) {
  return createClient({ url, RESP: 2, socket: { reconnectStrategy: false } });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
