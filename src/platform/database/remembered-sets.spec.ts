import { RememberedSets } from './remembered-sets.js';

const sets = (most: number): RememberedSets<number> => new RememberedSets<number>(most, (size) => size);

it('gives what was last read, until it is forgotten', () => {
  const known = sets(100);
  expect(known.recall('a')).toBeNull();
  known.remember('a', [1, 2]);
  known.remember('a', [3]);
  known.remember('b', []);
  expect([known.recall('a'), known.recall('b')]).toEqual([[3], []]);
  known.forget('a');
  known.forget('a');
  expect([known.recall('a'), known.recall('b')]).toEqual([null, []]);
});

it('forgets what was used longest ago if all together are too large, and a set that is too large by itself', () => {
  const known = sets(10);
  known.remember('a', [3]);
  known.remember('b', [3]);
  known.recall('a');
  known.remember('c', [3]);
  expect([known.recall('a'), known.recall('b'), known.recall('c')]).toEqual([[3], null, [3]]);
  known.remember('d', [10]);
  expect(['a', 'c', 'd'].map((key) => known.recall(key))).toEqual([null, null, null]);
  known.remember('e', [9]);
  expect(known.recall('e')).toEqual([9]);
});
