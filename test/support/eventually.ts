/** What nothing takes on any machine that is merely slow. */
const GENEROUS_MS = 60_000;

/**
 * Tries until `check` throws no more, and gives what it returns; past the deadline, throws what it last threw. The
 * deadline only ends what hangs: how fast something is decides a benchmark, not a test.
 */
export async function eventually<T>(check: () => Promise<T> | T, withinMs = GENEROUS_MS): Promise<T> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
