// How many requests several server processes on one Redis admit of an organization that may make fewer, all asked as fast as they go.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Agent, request } from 'node:http';

const { values: options } = parseArgs({
  options: {
    redis: { type: 'string', default: 'redis://127.0.0.1:6379' },
    processes: { type: 'string', default: '4' },
    requests: { type: 'string', default: '20000' },
    quota: { type: 'string', default: '5000' },
    connections: { type: 'string', default: '64' },
  },
});
const [PROCESSES, REQUESTS, QUOTA, CONNECTIONS] = [options.processes, options.requests, options.quota, options.connections].map(Number);
const root = dirname(dirname(fileURLToPath(import.meta.url)));
if (spawnSync(process.execPath, [join(root, 'scripts', 'build-if-changed.mjs')], { stdio: 'inherit' }).status !== 0) process.exit(1);
const { openBenchDatabase } = await import('./database.mjs');
const { endChildren, start } = await import('./servers.mjs');
const { withApplication } = await import('./application.mjs');

const database = await openBenchDatabase();
try {
  const { token } = await withApplication(database.url, ({ newOrganization }) => newOrganization('crowd', QUOTA));
  const environment = { DATABASE_URL: database.url, REDIS_URL: options.redis, REDIS_KEY_PREFIX: `bench:${process.pid}:`, NODE_ENV: 'production', HOST: '127.0.0.1' };
  const servers = [];
  for (let n = 0; n < PROCESSES; n++) servers.push(await start(`process ${n + 1}`, [join(root, 'dist', 'bin', 'main.js')], root, environment));
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const counts = servers.map(() => ({}));
  let sent = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      const n = sent++ % PROCESSES;
      const asked = request({ agent, port: servers[n].port, path: '/api/v1/contacts?limit=1', headers: { authorization: `Bearer ${token}` } }, (answer) => {
        counts[n][answer.statusCode] = (counts[n][answer.statusCode] ?? 0) + 1;
        answer.resume().on('end', resolve);
      });
      asked.on('error', reject).end();
    });
  const begin = performance.now();
  const next = () => (sent < REQUESTS ? one().then(next) : undefined);
  await Promise.all(Array.from({ length: CONNECTIONS }, next));
  const seconds = (performance.now() - begin) / 1000;
  agent.destroy();
  const admitted = counts.reduce((sum, { 200: ok = 0 }) => sum + ok, 0);
  process.stdout.write(`${REQUESTS} requests to ${PROCESSES} processes in ${seconds.toFixed(1)} s, quota ${QUOTA}: ${admitted} admitted.\n`);
  servers.forEach(({ name }, n) => process.stdout.write(`  ${name}: ${JSON.stringify(counts[n])}\n`));
  if (admitted !== QUOTA) process.exitCode = 1;
} finally {
  await endChildren();
  await database.close();
}
