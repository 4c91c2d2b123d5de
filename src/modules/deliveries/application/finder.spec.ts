import type { OrgId } from '../../../kernel/ids.js';
import type { DeliveryQueue, Waiting } from '../ports/delivery.queue.js';
import { Finder } from './finder.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const due = (dueIn: number): Waiting => ({ orgId: 'o' as OrgId, subscriptionId: 's', dueIn, isProbe: false });

/** A finder over a queue whose content the test sets; it counts its reads. */
function setUp(): { finder: Finder; state: { hearsOthers: boolean; waiting: Waiting[] }; looksWithin: (milliseconds: number) => Promise<number> } {
  const state = { hearsOthers: false, waiting: [] as Waiting[] };
  let looks = 0;
  const find = (): Promise<Waiting[]> => {
    looks++;
    return Promise.resolve(state.waiting);
  };
  const finder = new Finder({ find } as unknown as DeliveryQueue, { poll: 1_000, hearsOthers: () => state.hearsOthers }, () => undefined, () => undefined);
  const looksWithin = async (milliseconds: number): Promise<number> => {
    const before = looks;
    await jest.advanceTimersByTimeAsync(milliseconds);
    return looks - before;
  };
  return { finder, state, looksWithin };
}

it('looks once a second while signals of others arrive, whatever there is to do', async () => {
  const { finder, state, looksWithin } = setUp();
  state.hearsOthers = true;
  finder.start();
  await looksWithin(1);
  expect(await looksWithin(5_000)).toBe(5);
  state.waiting = [due(-1)];
  expect(await looksWithin(5_000)).toBe(5);
  await finder.stop();
});

it('without signals looks every 100 ms while something is due, and then more and more seldom, down to once a second', async () => {
  const { finder, state, looksWithin } = setUp();
  state.waiting = [due(60_000), due(-1)];
  finder.start();
  await looksWithin(1);
  expect(await looksWithin(5_000)).toBe(50);
  state.waiting = [due(60_000)];
  const soon = await looksWithin(1_000);
  expect(soon).toBeGreaterThanOrEqual(6);
  expect(soon).toBeLessThan(10);
  await looksWithin(10_000);
  expect(await looksWithin(10_000)).toBe(10);
  state.waiting = [due(0)];
  await looksWithin(1_000);
  expect(await looksWithin(1_000)).toBe(10);
  await finder.stop();
});

it('without signals a commit of its own process is work, too', async () => {
  const { finder, state, looksWithin } = setUp();
  finder.start();
  await looksWithin(20_000);
  expect(await looksWithin(10_000)).toBe(10);
  state.waiting = [due(-1)];
  finder.look(['o']);
  await looksWithin(0);
  state.waiting = [];
  expect(await looksWithin(400)).toBe(3);
  await finder.stop();
});
