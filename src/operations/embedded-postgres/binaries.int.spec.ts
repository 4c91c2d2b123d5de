import { chmodSync, cpSync, lstatSync, mkdtempSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartupError } from '../../kernel/startup-error.js';
import { type InstalledPostgres, locateInstalledPostgres, prepareBinaries } from './binaries.js';
import type { Account } from './reachability.js';

/** Neither root nor the user of this process. */
const stranger: Account = { name: 'stranger', uid: 4711, gid: 4711 };

/** Removes the links, as after `npm ci --ignore-scripts`. */
function removeLinks(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((entry) => join(folder, entry))
    .filter((path) => lstatSync(path).isSymbolicLink())
    .map((path) => {
      rmSync(path);
      return path;
    });
}

describe('prepareBinaries', () => {
  let root: string;
  let installed: InstalledPostgres;

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'oratek-binaries-')));
    chmodSync(root, 0o755);
    const original = locateInstalledPostgres();
    // The links are made here, whatever state node_modules is in.
    prepareBinaries(original, undefined, []);
    installed = { ...original, native: join(root, 'installed', 'native') };
    cpSync(original.native, installed.native, { recursive: true, verbatimSymlinks: true });
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it('makes missing links and sets missing execute bits', () => {
    const links = removeLinks(installed.native);
    expect(links.length).toBeGreaterThan(0);
    chmodSync(join(installed.native, 'bin', 'initdb'), 0o644);

    const binaries = prepareBinaries(installed, undefined, []);

    expect(binaries.postgres).toBe(join(installed.native, 'bin', 'postgres'));
    for (const link of links) {
      expect(readlinkSync(link)).not.toContain('/');
      expect(statSync(link).isFile()).toBe(true);
    }
    expect(statSync(binaries.initdb).mode & 0o111).toBe(0o111);
  });

  it('copies them once for a user who cannot reach them', () => {
    chmodSync(join(root, 'installed'), 0o700);
    const shared = join(root, 'shared');
    const expected = join(shared, `postgres-${installed.version}-${process.arch}`, 'bin', 'postgres');

    expect(prepareBinaries(installed, stranger, [shared]).postgres).toBe(expected);
    const first = statSync(expected).ino;
    expect(prepareBinaries(installed, stranger, [shared]).postgres).toBe(expected);
    expect(statSync(expected).ino).toBe(first);
    expect(readdirSync(shared)).toHaveLength(1);
  });

  it('copies them with open permissions, whatever they were installed with', () => {
    chmodSync(join(installed.native, 'share', 'postgresql', 'postgres.bki'), 0o600);
    const { postgres } = prepareBinaries(installed, stranger, [join(root, 'shared')]);
    expect(statSync(join(postgres, '..', '..', 'share', 'postgresql', 'postgres.bki')).mode & 0o777).toBe(0o644);
  });

  it('takes the next place where the first does not do', () => {
    chmodSync(join(root, 'installed'), 0o700);
    const { postgres } = prepareBinaries(installed, stranger, ['/proc/oratek', join(root, 'shared')]);
    expect(postgres.startsWith(join(root, 'shared'))).toBe(true);
  });

  it('refuses where no place will do', () => {
    chmodSync(join(root, 'installed'), 0o700);
    expect(() => prepareBinaries(installed, stranger, ['/proc/oratek'])).toThrow(StartupError);
  });
});
