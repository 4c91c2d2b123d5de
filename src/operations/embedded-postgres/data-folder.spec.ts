import { chmodSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartupError } from '../../kernel/startup-error.js';
import { dataFolderAt, placeDataFolder, type PlacedDataFolder, refuseOtherMajorVersion, replacementName } from './data-folder.js';
import { isRoot } from './run-as.js';

describe('placeDataFolder', () => {
  let root: string;
  let sentences: string[];

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'oratek-place-')));
    chmodSync(root, 0o755);
    sentences = [];
  });

  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  const place = (dataDir: string, explicit = true): PlacedDataFolder =>
    placeDataFolder({ dataDir, explicit, log: (sentence) => sentences.push(sentence) }, join(root, 'shared'));

  const folderWithCluster = (path: string): string => {
    mkdirSync(join(path, 'postgres'), { recursive: true });
    writeFileSync(join(path, 'postgres', 'PG_VERSION'), '18\n');
    return path;
  };

  it('makes a missing folder with its ancestors', () => {
    const { folder } = place(join(root, 'a', 'b'));
    expect(folder.path).toBe(join(root, 'a', 'b'));
    expect(statSync(folder.path).isDirectory()).toBe(true);
  });

  it('follows symbolic links', () => {
    mkdirSync(join(root, 'real'));
    symlinkSync(join(root, 'real'), join(root, 'link'));
    expect(place(join(root, 'link', 'data')).folder.path).toBe(join(root, 'real', 'data'));
  });

  it.each(['lost+found', '.gitkeep', 'lock', 'postgres.log', 'postgres.new-a1b2c3'])('takes a folder with nothing but %s for empty', (entry) => {
    writeFileSync(join(root, entry), '');
    expect(place(root).folder.path).toBe(root);
  });

  it('refuses a folder with something else in it', () => {
    writeFileSync(join(root, 'holiday.jpg'), '');
    expect(() => place(root)).toThrow(`The data folder ${root} was not made by this program (it holds "holiday.jpg")`);
  });

  it('takes a folder of its own, whatever else is in it', () => {
    folderWithCluster(root);
    writeFileSync(join(root, 'notes.txt'), '');
    expect(place(root).folder.path).toBe(root);
  });

  it('refuses database files without a version', () => {
    mkdirSync(join(root, 'postgres', 'base'), { recursive: true });
    expect(() => place(root)).toThrow(StartupError);
  });

  it.each(['file', 'file/data'])('refuses the path %s, which leads to a file', (path) => {
    writeFileSync(join(root, 'file'), '');
    expect(() => place(join(root, path))).toThrow(`${join(root, 'file')} is not a folder`);
  });

  it('ends on a file system that takes no folders', () => {
    expect(() => place('/proc/oratek/data')).toThrow(/oratek/);
  });

  // Postgres refuses to run as root, so root needs another user's access; an ordinary user runs it directly.
  const expected = isRoot() ? 'opened, replaced or refused' : 'left as they are';

  it(`has closed folders ${expected}: the data folder itself`, () => {
    const path = join(root, 'data');
    mkdirSync(path, { mode: 0o700 });
    expect(place(path).folder.path).toBe(path);
    expect(statSync(path).mode & 0o777).toBe(isRoot() ? 0o711 : 0o700);
  });

  it(`has closed folders ${expected}: an ancestor of one that was asked for`, () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const path = join(closed, 'crm', 'data');
    if (isRoot()) {
      expect(() => place(path)).toThrow(`cannot reach the data folder ${path} because ${closed} is closed to others`);
      expect(existsSync(join(closed, 'crm'))).toBe(false);
    } else {
      expect(place(path).folder.path).toBe(path);
    }
    expect(statSync(closed).mode & 0o777).toBe(0o700);
  });

  it(`has closed folders ${expected}: an ancestor of the default`, () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const path = join(closed, 'crm', '.data');
    const replacement = isRoot() ? join(root, 'shared', replacementName(path)) : path;

    expect(place(path, false).folder.path).toBe(replacement);
    expect(sentences).toEqual(isRoot() ? [expect.stringContaining(`The data is kept in ${replacement}`)] : []);

    folderWithCluster(replacement);
    chmodSync(closed, 0o755);
    expect(place(path, false).folder.path).toBe(replacement);
  });

  it(`has closed folders ${expected}: an ancestor of a default that has data`, () => {
    const closed = join(root, 'closed');
    const path = folderWithCluster(join(closed, '.data'));
    chmodSync(closed, 0o700);
    if (isRoot()) expect(() => place(path, false)).toThrow(`because ${closed} is closed to others`);
    else expect(place(path, false).folder.path).toBe(path);
  });
});

describe('refuseOtherMajorVersion', () => {
  it('says what was found, what is needed and what to do', () => {
    const path = mkdtempSync(join(tmpdir(), 'oratek-version-'));
    try {
      mkdirSync(join(path, 'postgres'));
      writeFileSync(join(path, 'postgres', 'PG_VERSION'), '17\n');
      expect(() => { refuseOtherMajorVersion(dataFolderAt(path), '18'); }).toThrow(
        `The data folder ${path} was made by another major version of Postgres (17; this program has 18): ` +
          'run "oratek backup <file>" with the release that made it, then, with this one and DATA_DIR set to a new folder, "oratek restore <file>" (docs/backup.md).',
      );
      expect(() => { refuseOtherMajorVersion(dataFolderAt(path), '17'); }).not.toThrow();
    } finally {
      rmSync(path, { recursive: true, force: true });
    }
  });
});

describe('replacementName', () => {
  it('is the same for the same folder only', () => {
    expect(replacementName('/root/crm/.data')).toBe(replacementName('/root/crm/.data'));
    expect(replacementName('/root/crm/.data')).not.toBe(replacementName('/root/crm2/.data'));
  });
});
