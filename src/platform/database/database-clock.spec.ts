import type { Database } from './database.js';
import { DatabaseClock } from './database-clock.js';

/** A database and a machine whose clocks the test sets. */
function setUp(): { clock: DatabaseClock; times: { machine: number; database: number; roundTrip: number }; warnings: string[]; failures: unknown[]; fail: (error: Error | null) => void } {
  const times = { machine: 5_000, database: Date.parse('2026-05-14T12:00:00.000Z'), roundTrip: 20 };
  const warnings: string[] = [];
  const failures: unknown[] = [];
  let failure: Error | null = null;
  const query = (): Promise<{ now: string }[]> => {
    if (failure) return Promise.reject(failure);
    // The database reads its clock half-way between request and answer.
    times.machine += times.roundTrip / 2;
    times.database += times.roundTrip / 2;
    const now = new Date(times.database).toISOString().replace('T', ' ').replace('Z', '+00');
    times.machine += times.roundTrip / 2;
    times.database += times.roundTrip / 2;
    return Promise.resolve([{ now }]);
  };
  const clock = new DatabaseClock({ query } as unknown as Database, { warn: (sentence) => warnings.push(sentence), failed: (name, error) => failures.push([name, error]), monotonic: () => times.machine });
  return { clock, times, warnings, failures, fail: (error) => (failure = error) };
}

it('tells the time of the database, to half a round trip, whatever the machine says', async () => {
  const { clock, times } = setUp();
  await clock.measure();
  expect(Math.abs(Date.parse(clock.now()) - times.database)).toBeLessThanOrEqual(times.roundTrip / 2);
  times.machine += 60_000;
  times.database += 60_000;
  expect(Math.abs(Date.parse(clock.now()) - times.database)).toBeLessThanOrEqual(times.roundTrip / 2);
});

it('stays as it is when a slow measurement does not prove it wrong, and follows one that does', async () => {
  const { clock, times } = setUp();
  times.roundTrip = 2;
  await clock.measure();
  times.roundTrip = 4_000;
  await clock.measure();
  expect(Math.abs(Date.parse(clock.now()) - times.database)).toBeLessThanOrEqual(2);
  times.database += 30_000;
  times.roundTrip = 2;
  await clock.measure();
  expect(Math.abs(Date.parse(clock.now()) - times.database)).toBeLessThanOrEqual(2);
});

it('never goes back: it stands still until a clock that stepped back has caught up, and says so', async () => {
  const { clock, times, warnings } = setUp();
  await clock.measure();
  const before = clock.now();
  times.database -= 30_000;
  await clock.measure();
  expect(clock.now()).toBe(before);
  expect(warnings).toEqual([expect.stringContaining('stepped back')]);
  times.machine += 40_000;
  times.database += 40_000;
  expect(Math.abs(Date.parse(clock.now()) - times.database)).toBeLessThanOrEqual(times.roundTrip);
});

it('is not behind a moment that the database has told', async () => {
  const { clock, times } = setUp();
  await clock.measure();
  const told = new Date(times.database + 5_000).toISOString() as ReturnType<typeof clock.now>;
  clock.notBefore(told);
  expect(clock.now()).toBe(told);
  times.machine += 1_000;
  expect(Date.parse(clock.now())).toBe(Date.parse(told) + 1_000);
});

it('goes on by its last measurement while the database is away, and each one that fails is told of', async () => {
  const { clock, times, failures, fail } = setUp();
  await clock.measure();
  fail(new Error('gone'));
  await clock.start();
  await clock.stop();
  times.machine += 1_000;
  times.database += 1_000;
  expect(Math.abs(Date.parse(clock.now()) - times.database)).toBeLessThanOrEqual(times.roundTrip / 2);
  expect(failures).toEqual([['database_clock', expect.objectContaining({ message: expect.stringContaining('gone') })]]);
});
