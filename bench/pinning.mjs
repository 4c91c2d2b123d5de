// Which core does what. The servers and their Postgres share one core, the load has another: a request then takes as long
// as the server and Postgres need for it together, so the ratio compares the whole work, and is the same on a larger machine. Were Postgres beside the
// load, whichever of the two cores is full would decide, and a server could get faster without its figure showing it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { once } from './database.mjs';

/** @returns {{ server: number, load: number } | null} two cores; null without `taskset`, or if this process may use only one */
function findCores() {
  const shown = spawnSync('taskset', ['-cp', `${process.pid}`], { encoding: 'utf8' });
  const list = shown.status === 0 ? (/list: (.*)/.exec(shown.stdout)?.[1] ?? '') : '';
  const cores = list.split(',').filter(Boolean).flatMap((range) => {
    const [first, last = first] = range.split('-').map(Number);
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  });
  return cores.length > 1 ? { server: cores[0], load: cores[1] } : null;
}

const CORES = findCores();
let isPinned = false;

/** Moves this process and the embedded Postgres at `url` to their cores, and those that are spawned from now on. @returns {Promise<string>} what was done, for people */
export async function pin(url) {
  if (!CORES) return 'Nothing is pinned: there is no taskset, or only one core.';
  isPinned = true;
  move(process.pid, CORES.load);
  if (process.env.DATABASE_URL) return `Servers on core ${CORES.server}, the load on core ${CORES.load}; the Postgres of DATABASE_URL is not pinned.`;
  for (const pid of await postgresPids(url)) move(pid, CORES.server);
  return `Servers and Postgres on core ${CORES.server}, the load on core ${CORES.load}.`;
}

/** The command that runs Node on the core of the servers. */
export const onServerCore = (nodeArguments) => (isPinned ? ['taskset', ['-c', `${CORES.server}`, process.execPath, ...nodeArguments]] : [process.execPath, nodeArguments]);

const move = (pid, core) => spawnSync('taskset', ['-acp', `${core}`, `${pid}`], { stdio: 'ignore' });

/** The processes of the Postgres at `url`, the postmaster first: what it forks from now on stays on its core. */
async function postgresPids(url) {
  const { rows } = await once(url, 'SELECT pid FROM pg_stat_activity ORDER BY backend_type = \'checkpointer\' DESC');
  const [{ pid: checkpointer }] = rows;
  const postmaster = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${checkpointer}/status`, 'utf8'))[1]);
  return [postmaster, ...rows.map(({ pid }) => pid)];
}
