import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../../config/package-root.js';

/** A page for integrators, written in Markdown in the folder `docs`. */
export interface Guide {
  readonly path: string;
  readonly file: string;
  /** Its name in the navigation. */
  readonly name: string;
}

/** In the order of the navigation. Guides link to one another by file name. */
export const GUIDES: readonly Guide[] = [
  { path: '/docs/sync', file: 'sync.md', name: 'Sync' },
  { path: '/docs/webhooks', file: 'webhooks.md', name: 'Webhooks' },
  { path: '/docs/octolane', file: 'octolane.md', name: 'Octolane' },
  { path: '/docs/changelog', file: 'api-changelog.md', name: 'Change log' },
];

/** Files of the folder `docs` that guides link to and that are served as they are, as text, below `/docs`. */
export const SAMPLES: readonly string[] = ['sync/follow.mjs', 'webhooks/verify.mjs', 'webhooks/verify.py', 'webhooks/verify.go', 'webhooks/verify.php', 'webhooks/verify.rb'];

/** The path at which a file of the folder `docs` is served; null if it is not. */
export function pathOf(file: string): string | null {
  return GUIDES.find((guide) => guide.file === file)?.path ?? (SAMPLES.includes(file) ? `/docs/${file}` : null);
}

/** A file of the folder `docs` of the package. */
export function readGuide(file: string): Promise<string> {
  return readFile(join(PACKAGE_ROOT, 'docs', file), 'utf8');
}
