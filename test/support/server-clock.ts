/** How many milliseconds the database's clock is ahead of this process's clock, as measured by global-setup. */
const AHEAD = Number(process.env['ORATEK_TEST_CLOCK_AHEAD'] ?? 0);

/** The current time in milliseconds by the database's clock, which the application follows instead of its process's clock. */
export function serverNow(): number {
  return Date.now() + AHEAD;
}

/** Runs code that uses the process's clock, such as a library that verifies signatures, at the server's time. */
export function atServerTime<T>(work: () => T): T {
  const now = serverNow();
  const spy = jest.spyOn(Date, 'now').mockImplementation(() => now);
  try {
    return work();
  } finally {
    spy.mockRestore();
  }
}
