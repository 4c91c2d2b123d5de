import { dirname } from 'node:path';

/** The user and group that a process runs as, without supplementary groups: Node drops them when it changes the user. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** What of a file's status decides who may use it. */
export interface Permissions {
  readonly uid: number;
  readonly gid: number;
  readonly mode: number;
}

const READ = 4;
const EXECUTE = 1;

/** Whether the account may enter the folder, or execute the file. */
export function mayEnter(permissions: Permissions, account: Account): boolean {
  return has(permissions, account, EXECUTE);
}

/** Whether the account may read the file, or list the folder. */
export function mayRead(permissions: Permissions, account: Account): boolean {
  return has(permissions, account, READ);
}

/**
 * The outermost folder on the way to `path`, `path` itself included, that the account may not enter; undefined if it
 * gets there. Computed from the permissions, because `access()` answers for the process that asks, and a process with
 * root's capabilities is told yes where Postgres is then told no.
 *
 * @param path absolute and without symbolic links
 */
export function firstClosedFolder(
  path: string,
  account: Account,
  permissionsOf: (path: string) => Permissions,
): string | undefined {
  return foldersDownTo(path).find((folder) => !mayEnter(permissionsOf(folder), account));
}

function foldersDownTo(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [...foldersDownTo(parent), path];
}

/** As the kernel does it: only the first class that fits counts, so that an owner can be shut out of what others may do. */
function has(permissions: Permissions, account: Account, bit: number): boolean {
  if (account.uid === 0) return true;
  const shift = permissions.uid === account.uid ? 6 : permissions.gid === account.gid ? 3 : 0;
  return ((permissions.mode >> shift) & bit) !== 0;
}
