import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Makes a small project of its own that breaks rules on purpose: the given files, with this project's packages and the
 * named files of its root.
 * Returns its folder.
 */
export function plantTree(folder: string, files: Readonly<Record<string, string>>, fromRoot: readonly string[]): string {
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'), 'dir');
  for (const name of fromRoot) copyFileSync(join(process.cwd(), name), join(folder, name));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${text}\n`);
  }
  return folder;
}
