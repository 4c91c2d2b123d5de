import { Periodic } from './periodic.js';

it('tells of a turn that failed, takes the next one anyway, and ends when the one under way has', async () => {
  const told: unknown[] = [];
  const broken = new Error('broken');
  let turns = 0;
  let begun = (): void => undefined;
  let release = (): void => undefined;
  const second = new Promise<void>((resolve) => (begun = resolve));
  const held = new Promise<void>((resolve) => (release = resolve));
  const seen: boolean[] = [];
  const turn = async (isStopped: () => boolean): Promise<void> => {
    if (++turns === 1) throw broken;
    seen.push(isStopped());
    begun();
    await held;
    seen.push(isStopped());
  };
  const periodic = new Periodic({ name: 'work', every: 1, turn }, (name, error) => told.push([name, error])).start();
  await second;
  let isEnded = false;
  const end = periodic.stop().then(() => (isEnded = true));
  await Promise.resolve();
  expect(isEnded).toBe(false);
  release();
  await end;
  expect(told).toEqual([['work', broken]]);
  expect(seen).toEqual([false, true]);
  expect(turns).toBe(2);
});
