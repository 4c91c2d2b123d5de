/** The most results that are kept. */
const MAX_KEPT = 1_000;

/**
 * The function with its results kept by their argument, for pure functions that are asked the same again and again. If
 * there are too many arguments, the cache is cleared, so that clients cannot fill the memory.
 */
export function memoized<Argument, Result>(compute: (argument: Argument) => Result): (argument: Argument) => Result {
  const kept = new Map<Argument, Result>();
  return (argument) => {
    const known = kept.get(argument);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT) kept.clear();
    const result = compute(argument);
    kept.set(argument, result);
    return result;
  };
}
