import { execFileSync } from 'node:child_process';
import { readFileSync, realpathSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StartupError } from '../../kernel/startup-error.js';
import { errnoOf } from '../../kernel/unknown-error.js';
import { isAlive } from './folder-lock.js';

/**
 * Ends a Postgres of this data directory whose parent was killed, so that a new one can be started. Call it only while
 * holding the data folder's lock: then no other process has a right to it.
 * @throws StartupError if it does not end
 */
export async function endOutlivingPostgres(cluster: string, log: (sentence: string) => void): Promise<void> {
  const pid = readPostmasterFile(cluster)?.pid;
  if (pid === undefined || !isAlive(pid)) return;
  if (!isPostgresOf(pid, cluster)) {
    // After a restart of the machine, or in a new container, the process id may belong to another process, which
    // Postgres would take for a running server.
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log(`Stopping the Postgres (process id ${pid}) that an instance has left running in ${cluster}.`);
  const steps = [['SIGINT', 10_000], ['SIGQUIT', 5_000], ['SIGKILL', 5_000]] as const;
  for (const [signal, patienceMs] of steps) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if (errnoOf(error) === 'ESRCH') return;
      throw error;
    }
    for (const start = Date.now(); Date.now() - start < patienceMs; await sleep(10)) {
      if (!isAlive(pid) || !isPostgresOf(pid, cluster)) return;
    }
  }
  throw new StartupError(`A Postgres (process id ${pid}) still runs in ${cluster} and does not stop: end this process, and start again.`);
}

/** The content of Postgres' `postmaster.pid`. */
export interface PostmasterFile {
  readonly pid: number;
  readonly ready: boolean;
}

/** Reads `postmaster.pid`: the process id in the first line, the state in the eighth. */
export function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number.parseInt(lines[0] ?? '', 10);
    return pid > 1 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether the process is a Postgres that runs on this data directory; false for a zombie. */
function isPostgresOf(pid: number, cluster: string): boolean {
  return process.platform === 'linux' ? isPostgresByProc(pid, cluster) : isPostgresByPs(pid, cluster);
}

function isPostgresByProc(pid: number, cluster: string): boolean {
  try {
    const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0');
    if (basename(args[0] ?? '') !== 'postgres') return false;
    // Checks the working directory as well, because the data folder may have been renamed since the start.
    return args.includes(cluster) || realpathSync(`/proc/${pid}/cwd`) === realpathSync(cluster);
  } catch {
    return false;
  }
}

function isPostgresByPs(pid: number, cluster: string): boolean {
  try {
    const command = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return command.includes('postgres') && command.includes(cluster);
  } catch {
    return false;
  }
}
