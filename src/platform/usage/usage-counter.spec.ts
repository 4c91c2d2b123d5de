import type { OrgId } from '../../kernel/ids.js';
import type { Clock } from '../../kernel/clock.js';
import type { PostgresUnitOfWork } from '../database/postgres-unit-of-work.js';
import type { StagedCommand } from '../database/staged-rows.js';
import { MAX_COUNTS, UsageCounter } from './usage-counter.js';

let written: unknown[][][];
let now: string;
let counter: UsageCounter;
beforeEach(() => {
  written = [];
  now = '2026-05-14T18:59:59.000Z';
  const units = {
    run: (work: () => Promise<void>) => work(),
    stage: (stage: (rows: object) => void) =>
      stage({
        command: ({ render }: StagedCommand) => {
          const values: unknown[][] = [];
          render((value) => `$${values.push(value as unknown[])}`);
          written.push(values);
        },
      }),
  };
  counter = new UsageCounter(units as unknown as PostgresUnitOfWork, { now: () => now } as Clock);
});
afterEach(() => jest.restoreAllMocks());

const principal = (id: string) => ({ orgId: 'org' as OrgId, actor: { type: 'api_key', id, name: id } as const });

it('counts by key and hour, and begins a new hour when the clock does', async () => {
  const monotonic = jest.spyOn(performance, 'now').mockReturnValue(1_000);
  counter.count(principal('a'), true);
  counter.count(principal('a'), false);
  monotonic.mockReturnValue(2_000);
  now = '2026-05-14T19:00:00.000Z';
  counter.count(principal('a'), true);
  await counter.write();
  expect(written).toEqual([[['org', 'org'], ['2026-05-14T18:00:00.000Z', '2026-05-14T19:00:00.000Z'], ['a', 'a'], [1, 1], [1, 0]]]);
});

it('writes nothing where nothing was counted, and no person', async () => {
  counter.count({ orgId: 'org' as OrgId, actor: { type: 'user', id: 'u', name: 'u' } }, true);
  await counter.write();
  expect(written).toEqual([]);
});

it('keeps a bounded number of counts', async () => {
  for (let n = 0; n <= MAX_COUNTS; n++) counter.count(principal(`key-${n}`), true);
  await counter.write();
  expect(written[0]?.[0]).toHaveLength(MAX_COUNTS);
});
