import { KnownProviders } from './known-providers.js';

it('discovers a provider once an hour, and once for questions at the same time', async () => {
  let [now, asked] = [0, 0];
  const known = new KnownProviders<number>(() => now);
  const discover = (): Promise<number> => Promise.resolve(++asked);
  expect(await Promise.all([known.get('a', discover), known.get('a', discover)])).toEqual([1, 1]);
  now = 3_599_999;
  expect([await known.get('a', discover), await known.get('b', discover)]).toEqual([1, 2]);
  now = 3_600_000;
  expect(await known.get('a', discover)).toBe(3);
});

it('keeps no failure', async () => {
  const known = new KnownProviders<number>();
  await expect(known.get('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await known.get('a', () => Promise.resolve(1))).toBe(1);
});

it('keeps the 500 that were asked last', async () => {
  const known = new KnownProviders<string>();
  const discovered: string[] = [];
  const ask = (key: string): Promise<string> => known.get(key, () => (discovered.push(key), Promise.resolve(key)));
  for (let i = 0; i < 500; i++) await ask(`p${i}`);
  await ask('p0');
  await ask('one more');
  discovered.length = 0;
  for (const key of ['p0', 'one more', 'p499', 'p1']) await ask(key);
  expect(discovered).toEqual(['p1']);
});
