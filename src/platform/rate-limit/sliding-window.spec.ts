import fc from 'fast-check';
import { SlidingWindow } from './sliding-window.js';

const HOUR = 3_600_000;

/** The specification as simple code: a log of all admissions. */
class Log {
  readonly stamps: number[] = [];
  latest = Number.NEGATIVE_INFINITY;
  #first = 0;

  counting(now: number, ttl: number): number[] {
    this.latest = Math.max(this.latest, now);
    while (this.#first < this.stamps.length && this.stamps[this.#first]! <= this.latest - ttl) this.#first++;
    return this.stamps.slice(this.#first);
  }

  admit(now: number, ttl: number, limit: number): { isAdmitted: boolean; count: number; wait: number } {
    const before = this.counting(now, ttl);
    const isAdmitted = before.length < limit;
    if (isAdmitted) this.stamps.push(this.latest);
    const counting = this.counting(now, ttl);
    // The first moment at which fewer than `limit` count, and fewer than now.
    const leaves = counting[Math.max(0, counting.length - limit)];
    return { isAdmitted, count: counting.length, wait: leaves === undefined ? ttl : leaves + ttl - this.latest };
  }
}

const starts = fc.constantFrom(0, 2 ** 32 - 700, 2 ** 32 - HOUR / 2, 2 ** 40, 1_763_769_600_000);
const advance = fc.oneof(
  { weight: 8, arbitrary: fc.nat({ max: 3 }) },
  { weight: 3, arbitrary: fc.nat({ max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: -2_000, max: -1 }) },
  { weight: 1, arbitrary: fc.constantFrom(999, 1000, 1001, 5_000, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 5) },
);
const limits: fc.Arbitrary<number> = fc.constantFrom(0, 1, 2, 7, 8, 9, 63, 64, 65, 200);
const arrivals = fc.array(fc.record({ advance, calls: fc.constantFrom(1, 1, 1, 5, 40), limit: fc.option(limits, { freq: 20 }) }), { minLength: 200, maxLength: 400 });

it('is what a log of all admissions is, whatever comes', () => {
  let steps = 0;
  fc.assert(
    fc.property(starts, limits, arrivals, (start, firstLimit, script) => {
      const [window, log, ttl] = [new SlidingWindow(), new Log(), 1000];
      let [now, limit, largest] = [start, firstLimit, firstLimit];
      for (const step of script) {
        now = Math.max(0, now + step.advance);
        limit = step.limit ?? limit;
        largest = Math.max(largest, limit);
        for (let call = 0; call < step.calls; call++) {
          steps++;
          const expected = log.admit(now, ttl, limit);
          const isAdmitted = window.admit(now, ttl, limit);
          const actual = { isAdmitted, count: window.count, wait: window.untilOneMore(ttl, limit) };
          // A plain comparison first: expect() is too slow for this many steps.
          if (actual.isAdmitted !== expected.isAdmitted || actual.count !== expected.count || actual.wait !== expected.wait) expect(actual).toEqual(expected);
        }
        if (window.capacity > Math.max(8, Math.ceil(largest / 64) * 64)) expect(window.capacity).toBe('no more than the largest limit needs');
      }
    }),
    { numRuns: 250 },
  );
  expect(steps).toBeGreaterThan(200_000);
});

it('never admits more than the limit in any span, at 5,000 an hour', () => {
  const window = new SlidingWindow();
  const admitted: number[] = [];
  for (let now = 2 ** 32 - HOUR; admitted.length < 20_000; now += 97) if (window.admit(now, HOUR, 5000)) admitted.push(now);
  for (let i = 5000; i < admitted.length; i++) expect(admitted[i]! - admitted[i - 5000]!).toBeGreaterThanOrEqual(HOUR);
  expect(window.capacity).toBe(5056);
});

it('gives back the room that it no longer needs', () => {
  const window = new SlidingWindow();
  for (let i = 0; i < 50_000; i++) window.admit(i % 2, HOUR, 50_000);
  expect(window.capacity).toBeLessThanOrEqual(50_048);
  window.admit(HOUR + 1, HOUR, 50_000);
  expect(window.count).toBe(1);
  expect(window.capacity).toBe(8);
});

it('notes what others admitted, keeps the newest, and tells their ages', () => {
  const window = new SlidingWindow();
  for (const now of [10, 20, 30, 40]) window.note(now, 1000, 3);
  expect([...window.ages(10, 45)]).toEqual([25, 15, 5]);
  expect([...window.ages(2, 40)]).toEqual([10, 0]);
  expect(window.admit(45, 1000, 3)).toBe(false);
  expect(window.admit(1019, 1000, 3)).toBe(false);
  expect(window.admit(1020, 1000, 3)).toBe(true);
  expect(window.admit(1020, 1000, 3)).toBe(false);
  window.withdraw();
  expect(window.admit(1021, 1000, 3)).toBe(true);
});
