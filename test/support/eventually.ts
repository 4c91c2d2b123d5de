/** Longer than any wait on a slow machine. */
const GENEROUS_MS = 60_000;

/**
 * Retries until `check` no longer throws, and returns its result; past the deadline, throws its last error. The
 * deadline only ends a hanging test: speed is for benchmarks.
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
