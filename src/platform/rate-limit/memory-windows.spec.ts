import { MemoryWindows } from './memory-windows.js';

const MINUTE = 60_000;

it('gives up the longest-unused of keys that clients choose, and never more than it must', async () => {
  const windows = new MemoryWindows({ now: () => 0, maxKeys: { failures: 3 } });
  const fail = (key: string): Promise<{ totalHits: number }> => windows.increment(key, MINUTE, 100, 0, 'failures');
  for (const key of ['a', 'b', 'c', 'a', 'd']) await fail(key);
  expect(windows.state().windows).toBe(3);
  // b was unused longest; a was used again.
  expect((await fail('a')).totalHits).toBe(3);
  expect((await fail('c')).totalHits).toBe(2);
  expect((await fail('b')).totalHits).toBe(1);
});

it('keeps every window that counts where keys are not chosen by clients', async () => {
  const windows = new MemoryWindows({ now: () => 0, maxKeys: { failures: 3 } });
  for (let i = 0; i < 1000; i++) await windows.increment(`org-${i}`, MINUTE, 5, 0, 'organization');
  expect((await windows.increment('org-0', MINUTE, 5, 0, 'organization')).totalHits).toBe(2);
  expect(windows.state()).toEqual({ store: 'memory', isShared: false, windows: 1000 });
});

it('forgets what is empty, a little with each call', async () => {
  let now = 0;
  const windows = new MemoryWindows({ now: () => now });
  for (let i = 0; i < 1000; i++) await windows.increment(`org-${i}`, MINUTE, 5, 0, 'organization');
  now = MINUTE - 1;
  await windows.increment('lasting', MINUTE, 5, 0, 'organization');
  expect(windows.state().windows).toBe(1001);
  now = MINUTE;
  for (let i = 0; i < 500; i++) await windows.increment('lasting', MINUTE, 1000, 0, 'organization');
  expect(windows.state().windows).toBe(1);
});

it('counts each throttler and each key for itself', async () => {
  const windows = new MemoryWindows();
  await windows.increment('a', MINUTE, 1, 0, 'organization');
  expect((await windows.increment('a', MINUTE, 1, 0, 'failures')).isBlocked).toBe(false);
  expect((await windows.increment('b', MINUTE, 1, 0, 'organization')).isBlocked).toBe(false);
  expect((await windows.increment('a', MINUTE, 1, 0, 'organization')).isBlocked).toBe(true);
});
