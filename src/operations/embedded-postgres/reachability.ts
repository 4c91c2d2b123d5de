import { dirname } from 'node:path';

/** The user and group of a process, without supplementary groups: Node drops them when it changes the user. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The parts of a file's status that decide about access. */
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
 * The outermost folder on the way to `path`, `path` itself included, that the account may not enter; undefined if there
 * is none. Computed from the permissions, because `access()` answers for the calling process, whose root capabilities
 * Postgres does not have.
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

/** As in the kernel: only the first matching class counts, so an owner can lack a permission that others have. */
function has(permissions: Permissions, account: Account, bit: number): boolean {
  if (account.uid === 0) return true;
  const shift = permissions.uid === account.uid ? 6 : permissions.gid === account.gid ? 3 : 0;
  return ((permissions.mode >> shift) & bit) !== 0;
}
