import { memoized } from './memo.js';

it('computes each argument once', () => {
  const asked: string[] = [];
  const length = memoized((text: string) => (asked.push(text), text.length));
  expect([length('a'), length('bc'), length('a'), length('bc')]).toEqual([1, 2, 1, 2]);
  expect(asked).toEqual(['a', 'bc']);
});

it('keeps no more than a thousand results, and is right all the same', () => {
  let computed = 0;
  const double = memoized((number: number) => (computed++, number * 2));
  for (let round = 0; round < 2; round++) for (let number = 0; number < 1_500; number++) expect(double(number)).toBe(number * 2);
  expect(computed).toBe(3_000);
});
