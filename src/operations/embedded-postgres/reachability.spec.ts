import { type Account, firstClosedFolder, mayEnter, mayRead, type Permissions } from './reachability.js';

const postgres: Account = { name: 'postgres', uid: 101, gid: 104 };

describe('mayEnter', () => {
  it.each([
    { who: 'others', permissions: { uid: 0, gid: 0, mode: 0o40711 }, enters: true, reads: false },
    { who: 'others of a closed folder', permissions: { uid: 0, gid: 0, mode: 0o40700 }, enters: false, reads: false },
    { who: 'the group', permissions: { uid: 0, gid: 104, mode: 0o40750 }, enters: true, reads: true },
    { who: 'a group that is shut out', permissions: { uid: 0, gid: 104, mode: 0o40707 }, enters: false, reads: false },
    { who: 'the owner', permissions: { uid: 101, gid: 0, mode: 0o40700 }, enters: true, reads: true },
    { who: 'an owner who is shut out', permissions: { uid: 101, gid: 104, mode: 0o40077 }, enters: false, reads: false },
  ])('goes by the permissions of $who alone', ({ permissions, enters, reads }) => {
    expect(mayEnter(permissions, postgres)).toBe(enters);
    expect(mayRead(permissions, postgres)).toBe(reads);
  });

  it('lets root in everywhere', () => {
    expect(mayEnter({ uid: 5, gid: 5, mode: 0o40000 }, { name: 'root', uid: 0, gid: 0 })).toBe(true);
  });
});

describe('firstClosedFolder', () => {
  const open: Permissions = { uid: 0, gid: 0, mode: 0o40755 };
  const closed: Permissions = { uid: 0, gid: 0, mode: 0o40700 };
  const withClosed = (...folders: string[]) => (path: string): Permissions => (folders.includes(path) ? closed : open);

  it('is undefined if every folder down to the path is open', () => {
    expect(firstClosedFolder('/srv/crm/.data', postgres, withClosed())).toBeUndefined();
  });

  it('names the outermost closed folder', () => {
    expect(firstClosedFolder('/root/crm/.data', postgres, withClosed('/root', '/root/crm'))).toBe('/root');
  });

  it('counts the folder itself', () => {
    expect(firstClosedFolder('/srv/crm/.data', postgres, withClosed('/srv/crm/.data'))).toBe('/srv/crm/.data');
  });

  it('does not look below or beside the path', () => {
    expect(firstClosedFolder('/srv/crm', postgres, withClosed('/srv/crm/.data', '/srv/other'))).toBeUndefined();
  });
});
