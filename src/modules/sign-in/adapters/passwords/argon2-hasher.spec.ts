import { hash } from '@node-rs/argon2';
import { Argon2Hasher } from './argon2-hasher.js';
import { ListedCommonPasswords } from './listed-common-passwords.js';

it('knows a password by its hash, and nobody by none', async () => {
  const hasher = new Argon2Hasher();
  const hashed = await hasher.hash('umbrella tractor violin');
  expect(hashed).toMatch(/^\$argon2id\$v=19\$m=\d+,t=\d+,p=1\$/);
  expect(hashed).not.toBe(await hasher.hash('umbrella tractor violin'));
  expect([await hasher.verify('umbrella tractor violin', hashed), await hasher.verify('umbrella tractor violi', hashed), await hasher.verify('umbrella tractor violin', null)]).toEqual([true, false, false]);
  expect(hasher.isOutdated(hashed)).toBe(false);
  expect(hasher.isOutdated(await hash('umbrella tractor violin', { memoryCost: 8 * 1024, timeCost: 1 }))).toBe(true);
});

it('hashes two at a time, lets 64 wait, and refuses further ones with the time to come again', async () => {
  const hasher = new Argon2Hasher();
  // Those beyond the queue are refused at once, before any of the others is done.
  const outcomes = await Promise.allSettled(Array.from({ length: 70 }, () => hasher.verify('guess', null)));
  expect(outcomes.map(({ status }) => status)).toEqual([...new Array<string>(66).fill('fulfilled'), ...new Array<string>(4).fill('rejected')]);
  expect(outcomes.at(-1)).toMatchObject({ reason: { kind: 'unavailable', headers: { 'retry-after': '3' } } });
  expect(hasher.count).toBe(66);
  expect(await hasher.verify('guess', null)).toBe(false);
});

it('knows the common passwords', async () => {
  const isCommon = await new ListedCommonPasswords().load();
  expect(['123456', 'password', 'qwertyuiop', '1qaz2wsx3edc'].filter(isCommon)).toHaveLength(4);
  expect(isCommon('umbrella tractor violin')).toBe(false);
});
