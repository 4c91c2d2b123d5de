// The rows about a whole process: how long it takes to be ready, and how much memory it holds.
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './load.mjs';
import { residentMb } from './servers.mjs';

/** How long a server is left alone before its memory counts as that at rest. */
const REST_MS = 3_000;
const SAMPLE_EVERY_MS = 100;

/**
 * Starts each server again and again, on a database that is up and filled; the last of each then answers a workload.
 *
 * @param {Record<string, () => Promise<object>>} starters how each server is started
 * @param {(name: string) => import('./rows.mjs').Workload} workloadOf
 * @returns {Promise<Record<string, { ready: number[], rest: number, load: number }>>} by server: the milliseconds from the spawn until
 *   `GET /health/ready` is answered 200, of each round; resident megabytes (of a million bytes) at rest, and the most under load
 */
export async function measureProcesses(starters, workloadOf, { rounds, seconds, connections }) {
  const found = Object.fromEntries(Object.keys(starters).map((name) => [name, { ready: [] }]));
  for (let round = 1; round <= rounds; round++) {
    for (const [name, start] of Object.entries(starters)) {
      const server = await start();
      found[name].ready.push(server.readyAfter);
      if (round === rounds) Object.assign(found[name], await memoryOf(server, { ...workloadOf(name), seconds: seconds * rounds, connections }));
      await server.stop();
    }
  }
  return found;
}

async function memoryOf({ pid, port }, { seconds, ...workload }) {
  await sleep(seconds > 0 ? REST_MS : 0);
  const rest = residentMb(pid);
  let most = rest;
  const sample = () => (most = Math.max(most, residentMb(pid)));
  const sampling = setInterval(sample, SAMPLE_EVERY_MS);
  try {
    await load({ ...workload, port, seconds });
  } finally {
    clearInterval(sampling);
  }
  return { rest, load: sample() };
}
