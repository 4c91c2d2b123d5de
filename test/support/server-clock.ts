/** By how many milliseconds the database's clock is ahead of this process's: global-setup measures it. */
const AHEAD = Number(process.env['ORATEK_TEST_CLOCK_AHEAD'] ?? 0);

/** Milliseconds of now by the database's clock, by which the application goes, whatever its own process's says. */
export function serverNow(): number {
  return Date.now() + AHEAD;
}

/** Runs what judges times by the clock of its process, such as a library that verifies signatures, at the server's time. */
export function atServerTime<T>(work: () => T): T {
  const now = serverNow();
  const spy = jest.spyOn(Date, 'now').mockImplementation(() => now);
  try {
    return work();
  } finally {
    spy.mockRestore();
  }
}
