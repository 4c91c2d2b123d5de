import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The version of this release, from the package.json beside src/ and dist/. */
export function releaseVersion(): string {
  const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
  return version;
}
