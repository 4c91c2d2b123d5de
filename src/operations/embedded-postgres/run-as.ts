import { readFileSync } from 'node:fs';
import { StartupError } from '../../kernel/startup-error.js';
import type { Account } from './reachability.js';

/** Users that Postgres may run as in place of root, the preferred one first. */
const STAND_INS = ['postgres', 'nobody'];

/** Whether this process is root; Postgres refuses to run as root. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** The accounts of this system, as `/etc/passwd` has them. */
export function systemAccounts(): Account[] {
  return parsePasswd(readFileSync('/etc/passwd', 'utf8'));
}

/** Reads the text of an `/etc/passwd`; lines that are not accounts are left out. */
export function parsePasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/**
 * The account that Postgres runs as when this process is root: the owner of existing database files, or else a user of
 * the system without rights of its own.
 * @throws StartupError if the system has no such user
 */
export function chooseAccount(accounts: readonly Account[], filesOwner: { uid: number; gid: number } | undefined): Account {
  if (filesOwner && filesOwner.uid !== 0) {
    const known = accounts.find((account) => account.uid === filesOwner.uid);
    return known ?? { name: `uid ${filesOwner.uid}`, uid: filesOwner.uid, gid: filesOwner.gid };
  }
  for (const name of STAND_INS) {
    const account = accounts.find((candidate) => candidate.name === name && candidate.uid !== 0);
    if (account) return account;
  }
  throw new StartupError(
    'Postgres does not run as root and this system has neither a user "postgres" nor a user "nobody" to run it as; ' +
      'add one of them, run this program as an ordinary user, or set DATABASE_URL to the Postgres to use.',
  );
}
