import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** The folder of the package, which has `docs` and package.json. */
export const PACKAGE_ROOT = upwards(import.meta.dirname);

/** `src` or `dist`, from whichever this code runs: the files beside it lie there, while the code may have been bundled. */
export const CODE_ROOT = join(PACKAGE_ROOT, relative(PACKAGE_ROOT, import.meta.dirname).split(sep)[0] ?? '');

function upwards(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The program is not in its package: package.json is missing.');
  return upwards(parent);
}
