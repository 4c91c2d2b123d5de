import type { Database } from '../database/database.js';
import { PeriodicFailures } from '../telemetry/periodic-failures.js';
import { ProcessLease } from './process-lease.js';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

/** A lease in a database that answers or not, as the test says. */
function setUp(): { lease: ProcessLease; asked: string[]; failures: unknown[]; onBeat: jest.Mock; fail: (error: Error | null) => void } {
  const asked: string[] = [];
  const failures: unknown[] = [];
  let failure: Error | null = null;
  const query = ({ name }: { name: string }): Promise<unknown[]> => {
    asked.push(name);
    return failure ? Promise.reject(failure) : Promise.resolve([]);
  };
  const onBeat = jest.fn(() => Promise.resolve());
  const telling = new (class extends PeriodicFailures {
    override readonly report = (name: string, error: unknown): void => void failures.push([name, error]);
  })();
  return { lease: new ProcessLease({ query } as unknown as Database, onBeat, telling), asked, failures, onBeat, fail: (error) => (failure = error) };
}

it('beats every two seconds from when it is held, and not before', async () => {
  const { lease, asked, onBeat } = setUp();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
  await Promise.all([lease.hold(), lease.hold()]);
  asked.length = 0;
  await jest.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual(Array(5).fill('process_leases_beat'));
  expect(onBeat).toHaveBeenCalledTimes(5);
  await lease.end();
  await jest.advanceTimersByTimeAsync(10_000);
  expect(asked.slice(5)).toEqual(['process_leases_end']);
});

it('each beat that fails is told of, what follows a beat too, and the next comes anyway', async () => {
  const { lease, failures, onBeat, fail } = setUp();
  await lease.hold();
  const gone = new Error('gone');
  fail(gone);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(failures).toEqual([['process_lease', gone], ['process_lease', gone]]);
  expect(onBeat).not.toHaveBeenCalled();
  fail(null);
  const refused = new Error('refused');
  onBeat.mockRejectedValueOnce(refused);
  await jest.advanceTimersByTimeAsync(4_000);
  expect(failures.slice(2)).toEqual([['process_lease', refused]]);
  expect(onBeat).toHaveBeenCalledTimes(2);
  fail(gone);
  await lease.end();
});
