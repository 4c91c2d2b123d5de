import { StartupError } from '../../kernel/startup-error.js';
import { chooseAccount, parsePasswd } from './run-as.js';

const root = { name: 'root', uid: 0, gid: 0 };
const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
const postgres = { name: 'postgres', uid: 101, gid: 104 };
const alice = { name: 'alice', uid: 1000, gid: 1000 };

describe('parsePasswd', () => {
  it('reads accounts and leaves out what is none', () => {
    const text = [
      'root:x:0:0:root:/root:/bin/bash',
      '# a comment',
      '',
      '+::::::',
      'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash',
      '',
    ].join('\n');
    expect(parsePasswd(text)).toEqual([root, postgres]);
  });
});

describe('chooseAccount', () => {
  it('prefers the user postgres for new files', () => {
    expect(chooseAccount([root, nobody, postgres, alice], undefined)).toEqual(postgres);
  });

  it('takes nobody where there is no user postgres', () => {
    expect(chooseAccount([root, alice, nobody], undefined)).toEqual(nobody);
  });

  it('stays with the owner of existing files', () => {
    expect(chooseAccount([root, nobody, postgres, alice], { uid: 1000, gid: 50 })).toEqual(alice);
  });

  it('stays with an owner that the system has no name for', () => {
    expect(chooseAccount([root, postgres], { uid: 4711, gid: 50 })).toEqual({ name: 'uid 4711', uid: 4711, gid: 50 });
  });

  it('does not take root, even if the files are root’s', () => {
    expect(chooseAccount([root, postgres], { uid: 0, gid: 0 })).toEqual(postgres);
  });

  it('refuses where there is nobody to run as', () => {
    expect(() => chooseAccount([root, alice, { ...postgres, uid: 0 }], undefined)).toThrow(StartupError);
  });
});
