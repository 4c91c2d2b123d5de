// The rows about a whole process: how long it takes to be ready, and how much memory it holds.
import { setTimeout as sleep } from 'node:timers/promises';
import { load } from './load.mjs';
import { residentMb } from './servers.mjs';

/** How long a server is left alone before its memory counts as that at rest. */
const REST_MS = 3_000;
const SAMPLE_EVERY_MS = 100;

/**
 * Starts each server so many times, on a database that is up and filled; the last of each goes on.
 *
 * @param {Record<string, () => Promise<object>>} starters how each is started
 * @returns {Promise<{ servers: Record<string, object>, ready: Record<string, number[]> }>} `ready`: the milliseconds from the spawn until
 *   `GET /health/ready` is answered 200, of each round
 */
export async function startAll(starters, rounds) {
  const servers = {};
  const ready = Object.fromEntries(Object.keys(starters).map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, start] of Object.entries(starters)) {
      await servers[name]?.stop();
      servers[name] = await start();
      ready[name].push(servers[name].readyAfter);
    }
  }
  return { servers, ready };
}

/**
 * The resident memory of a process that has not answered yet, and the most while it answers a workload.
 *
 * @param {import('./rows.mjs').Workload} workload
 * @returns {Promise<{ rest: number, load: number }>} megabytes, of a million bytes
 */
export async function memoryOf({ pid, port }, workload, { seconds, connections }) {
  await sleep(seconds > 0 ? REST_MS : 0);
  const rest = residentMb(pid);
  let most = rest;
  const sample = () => (most = Math.max(most, residentMb(pid)));
  const sampling = setInterval(sample, SAMPLE_EVERY_MS);
  try {
    await load({ ...workload, port, seconds, connections });
  } finally {
    clearInterval(sampling);
  }
  return { rest, load: sample() };
}
