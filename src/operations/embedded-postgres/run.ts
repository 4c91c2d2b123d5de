import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { StartupError } from '../../kernel/startup-error.js';
import { errnoOf } from '../../kernel/unknown-error.js';
import type { Account } from './reachability.js';

/**
 * Starts one of Postgres' programs with an environment of its own: variables for other Postgres clients and servers
 * (`PGDATA`, `PGOPTIONS`, `LC_MESSAGES`) must not reach it, and its messages are parsed in English.
 * @param account the user to run it as, if not that of this process @returns the process once it runs @throws
 * StartupError if it cannot be run
 */
export function run(program: string, args: readonly string[], account: Account | undefined, options: SpawnOptions): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => { reject(new StartupError(cannotRun(program, account, error), { cause: error })); };
    try {
      const child = spawn(program, args, {
        ...options,
        // Any folder that the account can enter.
        cwd: '/',
        // The programs that initdb calls are here on every system; no other variable is passed on.
        env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' },
        ...(account && { uid: account.uid, gid: account.gid }),
      });
      // Stays after the start: a failing signal is reported as an event as well, and there is no other listener.
      child.on('error', fail);
      child.once('spawn', () => { resolve(child); });
    } catch (error) {
      // A refused change of user is thrown; other failures are events.
      fail(error);
    }
  });
}

function cannotRun(program: string, account: Account | undefined, error: unknown): string {
  const code = errnoOf(error);
  if (account && (code === 'EPERM' || code === 'EINVAL')) {
    return (
      `Postgres does not run as root and this process may not run it as the user ${account.name} (${code}): ` +
      'run this program as an ordinary user, or set DATABASE_URL to the Postgres to use.'
    );
  }
  const hint = code === 'ENOENT' ? ', which means that it was built for another system (it needs glibc)' : '';
  return `The program ${program} cannot be run (${code ?? String(error)})${hint}: set DATABASE_URL to the Postgres to use.`;
}
