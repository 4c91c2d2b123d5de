import { WriteShare } from './write-share.js';

const REFUSED = { code: 'writes_waiting', kind: 'unavailable' };
/** Milliseconds that a write waits for a place. */
const WAIT_MS = 5_000;

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  // No write may leave a timer behind.
  expect(jest.getTimerCount()).toBe(0);
  jest.useRealTimers();
});

/** A write that asks for a place, and what has become of it. */
function ask(share: WriteShare) {
  const write = { state: 'waiting' as 'waiting' | 'admitted' | 'refused', error: null as unknown, leave: (): void => undefined };
  share.take().then(
    (leave) => Object.assign(write, { state: 'admitted', leave }),
    (error: unknown) => Object.assign(write, { state: 'refused', error }),
  );
  return write;
}
/** Lets pending promises settle. */
const settle = (): Promise<void> => jest.advanceTimersByTimeAsync(0).then(() => undefined);
const statesOf = (writes: readonly { state: string }[]): string[] => writes.map(({ state }) => state);

/** The number of free places, found by taking them all and giving them back. */
async function freePlaces(share: WriteShare): Promise<number> {
  const writes = Array.from({ length: 20 }, () => ask(share));
  await settle();
  const admitted = writes.filter(({ state }) => state === 'admitted');
  // Each that is given back admits the next of those that wait, until none waits.
  for (const write of writes) {
    write.leave();
    await settle();
  }
  expect(statesOf(writes)).toEqual(writes.map(() => 'admitted'));
  return admitted.length;
}

it.each([[1, 1], [2, 1], [3, 2], [4, 3], [5, 3], [10, 7], [100, 75], [1000, 750]])('of a pool of %i connections, writes have %i', async (size, expected) => {
  const share = WriteShare.ofPool(size);
  const writes = Array.from({ length: size + 1 }, () => ask(share));
  await settle();
  expect(writes.filter(({ state }) => state === 'admitted')).toHaveLength(expected);
  await jest.advanceTimersByTimeAsync(WAIT_MS);
});

it('admits those that wait in the order in which they came, each by a place that was given back', async () => {
  const share = new WriteShare(2);
  const writes = [1, 2, 3, 4, 5].map(() => ask(share));
  await settle();
  expect(statesOf(writes)).toEqual(['admitted', 'admitted', 'waiting', 'waiting', 'waiting']);
  writes[1]?.leave();
  await settle();
  expect(statesOf(writes)).toEqual(['admitted', 'admitted', 'admitted', 'waiting', 'waiting']);
  writes[0]?.leave();
  writes[2]?.leave();
  await settle();
  expect(statesOf(writes)).toEqual(writes.map(() => 'admitted'));
  writes[3]?.leave();
  writes[4]?.leave();
  expect(await freePlaces(share)).toBe(2);
});

it('a place that is given back twice is one place, whether a write waits for it or not', async () => {
  const share = new WriteShare(2);
  const writes = [1, 2, 3, 4].map(() => ask(share));
  await settle();
  writes[0]?.leave();
  writes[0]?.leave();
  await settle();
  expect(statesOf(writes)).toEqual(['admitted', 'admitted', 'admitted', 'waiting']);
  for (const { leave } of [...writes.slice(0, 3), ...writes.slice(0, 3)]) leave();
  await settle();
  for (const { leave } of [...writes, ...writes]) leave();
  expect(await freePlaces(share)).toBe(2);
});

it('a write that gets no place in 5 seconds is refused, and a place that becomes free then goes to another', async () => {
  const share = new WriteShare(1);
  const [holder, late] = [ask(share), ask(share)];
  await jest.advanceTimersByTimeAsync(WAIT_MS - 1);
  const next = ask(share);
  expect(late.state).toBe('waiting');
  await jest.advanceTimersByTimeAsync(1);
  expect([late.state, next.state]).toEqual(['refused', 'waiting']);
  expect(late.error).toMatchObject({ ...REFUSED, message: expect.stringContaining('nothing was changed') });
  holder.leave();
  await settle();
  expect([late.state, next.state]).toEqual(['refused', 'admitted']);
  next.leave();
  expect(await freePlaces(share)).toBe(1);
});

it('a hundred writes wait for each place, and one more is refused at once', async () => {
  const share = new WriteShare(2);
  const holders = [ask(share), ask(share)];
  const waiting = Array.from({ length: 200 }, () => ask(share));
  const refused = ask(share);
  await settle();
  expect(refused).toMatchObject({ state: 'refused', error: REFUSED });
  expect(new Set(statesOf(waiting))).toEqual(new Set(['waiting']));
  // An admitted write makes room for a waiting one.
  holders[0]?.leave();
  const [taken, over] = [ask(share), ask(share)];
  await settle();
  expect([waiting[0]?.state, taken.state, over.state]).toEqual(['admitted', 'waiting', 'refused']);
  await jest.advanceTimersByTimeAsync(WAIT_MS);
  for (const write of [...holders, ...waiting]) write.leave();
  expect(await freePlaces(share)).toBe(2);
});

describe('writes that the database does not answer', () => {
  it('refuse all that wait, and all that come, as soon as they have every place', async () => {
    const share = new WriteShare(2);
    const holders = [ask(share), ask(share)];
    await settle();
    const before = ask(share);
    share.noteUnanswered(true);
    await settle();
    // The other place can still become free.
    expect(before.state).toBe('waiting');
    share.noteUnanswered(true);
    const after = ask(share);
    await settle();
    expect([before, after]).toMatchObject([{ state: 'refused', error: REFUSED }, { state: 'refused', error: REFUSED }]);
    for (const { leave } of holders) {
      share.noteUnanswered(false);
      leave();
    }
    expect(await freePlaces(share)).toBe(2);
  });

  it('let the next wait again when one of them is answered', async () => {
    const share = new WriteShare(2);
    const holders = [ask(share), ask(share)];
    await settle();
    for (const on of [true, true, false]) share.noteUnanswered(on);
    const next = ask(share);
    await settle();
    expect(next.state).toBe('waiting');
    holders[0]?.leave();
    await settle();
    expect(next.state).toBe('admitted');
    share.noteUnanswered(false);
    for (const { leave } of [...holders, next]) leave();
    expect(await freePlaces(share)).toBe(2);
  });

  it('that are not all take no place from the others', async () => {
    const share = new WriteShare(3);
    const hanging = ask(share);
    await settle();
    share.noteUnanswered(true);
    expect(await freePlaces(share)).toBe(2);
    share.noteUnanswered(false);
    hanging.leave();
    expect(await freePlaces(share)).toBe(3);
  });
});
