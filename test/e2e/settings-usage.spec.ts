import { randomUUID } from 'node:crypto';
import { OrganizationsApi } from '../../src/modules/organizations/organizations.api.js';
import { UsageSweeper } from '../../src/modules/usage/adapters/postgres/usage-sweeper.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { UsageCounter } from '../../src/platform/usage/usage-counter.js';
import type { ApiClient } from '../support/api-client.js';
import { expectError } from '../support/expect-error.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const USAGE = '/api/v1/settings/usage';

interface Counts {
  readonly requests: number;
  readonly refused: number;
}
interface Usage {
  readonly window: { readonly quota: number; readonly used: number; readonly remaining: number; readonly resets_at: string };
  readonly hours: readonly (Counts & { readonly at: string })[];
  readonly keys: readonly (Counts & { readonly id: string; readonly name: string | null; readonly prefix: string | null })[];
}

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => app.close());

const write = (): Promise<void> => app.get(UsageCounter).write();
const usage = async (query = '', of = org): Promise<Usage> => (await of.admin.get(`${USAGE}${query}`)).body as Usage;
const times = (n: number, client: ApiClient): Promise<unknown> => Promise.all(Array.from({ length: n }, () => client.get('/api/v1/contacts')));
const sum = (all: readonly Counts[]): Counts => ({ requests: all.reduce((so, { requests }) => so + requests, 0), refused: all.reduce((so, { refused }) => so + refused, 0) });

it('tells the requests by hour and by key, those with the most first, with the window', async () => {
  await times(3, org.client);
  await times(2, org.reader);
  expect((await org.octolane.get('/v1/pipelines')).status).toBe(200);
  await write();
  const { window, hours, keys } = await usage();
  expect(window).toEqual({ quota: 5000, used: 7, remaining: 4993, resets_at: expect.any(String) });
  expect(hours).toHaveLength(24);
  expect(hours.map(({ at }) => at)).toEqual(hours.map(({ at }) => at).sort());
  expect(sum(hours)).toEqual({ requests: 6, refused: 0 });
  expect(keys).toEqual([
    { id: expect.any(String), name: 'write', prefix: org.tokens.write.slice(0, 12), requests: 4, refused: 0 },
    { id: expect.any(String), name: 'read', prefix: org.tokens.read.slice(0, 12), requests: 2, refused: 0 },
  ]);
  await write();
  expect(sum((await usage()).hours)).toEqual({ requests: 7, refused: 0 });
});

it('shows the window that the headers show', async () => {
  const { body, headers } = await org.admin.get(USAGE);
  const { window } = body as Usage;
  expect([String(window.quota), String(window.remaining), String(Date.parse(window.resets_at) / 1000)]).toEqual([headers['x-ratelimit-limit'], headers['x-ratelimit-remaining'], headers['x-ratelimit-reset']]);
});

it('counts refused requests apart', async () => {
  await app.get(OrganizationsApi).update(org.operator, { requestsPerHour: 4 });
  await times(6, org.client);
  await write();
  await app.get(OrganizationsApi).update(org.operator, { requestsPerHour: 100 });
  const found = await app.sql<Counts>('SELECT requests, refused FROM usage_hours WHERE org_id = $1', [org.id]);
  expect(sum(found)).toEqual({ requests: 4, refused: 2 });
});

it('counts what is refused for other reasons, but none without a valid token', async () => {
  expect((await org.reader.post('/api/v1/contacts', { full_name: 'X' })).status).toBe(403);
  expect((await org.reader.get('/api/v1/nowhere')).status).toBe(404);
  expect((await org.client.as('otk_nobody').get('/api/v1/contacts')).status).toBe(401);
  await write();
  expect((await usage()).keys.map(({ name, requests }) => [name, requests])).toEqual([['read', 2]]);
});

it('shows the hours that are asked for, of one key too', async () => {
  await times(2, org.client);
  await times(1, org.reader);
  await write();
  await app.sql("INSERT INTO usage_hours SELECT org_id, hour - interval '30 hours', key_id, 10, 5 FROM usage_hours WHERE org_id = $1", [org.id]);
  expect(sum((await usage()).hours)).toMatchObject({ refused: 0 });
  const week = await usage('?hours=168');
  expect([week.hours.length, sum(week.hours)]).toEqual([168, { requests: 23, refused: 10 }]);
  const [key] = week.keys;
  const one = await usage(`?hours=168&key_id=${key?.id}`);
  expect([sum(one.hours), one.keys]).toEqual([{ requests: 12, refused: 5 }, [key]]);
  expect((await usage('?hours=1')).hours).toHaveLength(1);
  expect(await usage(`?key_id=${randomUUID()}`)).toMatchObject({ keys: [] });
});

it('adds up what several processes and writes have counted', async () => {
  const counter = new UsageCounter(app.get(UnitOfWork) as never, { now: () => new Date().toISOString() } as never);
  const [{ id }] = (await org.admin.get('/api/v1/settings/api-keys')).body.data as [{ id: string }];
  const principal = { orgId: org.id, actor: { type: 'api_key', id, name: 'x' } } as const;
  for (let n = 0; n < 5; n++) {
    counter.count(principal, true);
    counter.count(principal, false);
    await Promise.all([counter.write(), write()]);
  }
  expect((await usage()).keys.find((key) => key.id === id)).toMatchObject({ refused: 5 });
});

it('keeps the counts that could not be written, and adds them the next time', async () => {
  await times(2, org.client);
  jest.spyOn(app.get(UnitOfWork), 'run').mockRejectedValueOnce(new Error('away'));
  await expect(write()).rejects.toThrow('away');
  await times(1, org.client);
  await write();
  expect((await usage()).keys).toMatchObject([{ name: 'write', requests: 3 }]);
});

it('names no key that is gone, and sweeps hours of more than 8 days ago', async () => {
  const gone = randomUUID();
  await app.sql("INSERT INTO usage_hours SELECT $1, date_trunc('hour', now() - days * interval '1 day'), $2, 1, 0 FROM unnest(ARRAY[0, 7, 9]) AS days", [org.id, gone]);
  await app.get(UsageSweeper).turn();
  expect(await app.sql('SELECT count(*)::int AS n FROM usage_hours WHERE org_id = $1', [org.id])).toEqual([{ n: 2 }]);
  expect((await usage()).keys).toEqual([{ id: gone, name: null, prefix: null, requests: 1, refused: 0 }]);
});

it.each(['hours=0', 'hours=169', 'hours=x', 'key_id=x', 'since=2026-01-01'])('?%s is 422', async (query) => {
  expectError(await org.admin.get(`${USAGE}?${query}`), 422, 'validation', [query.split('=')[0] ?? '']);
});

it('is for admins, and counts nothing of another organization', async () => {
  for (const client of [org.client, org.reader]) expectError(await client.get(USAGE), 403, 'insufficient_scope');
  expectError(await app.anonymous.get(USAGE), 401, 'missing_api_key');
  const other = await app.newOrganization();
  await times(3, other.client);
  await write();
  expect((await usage()).keys.map(({ name }) => name).sort()).toEqual(['read', 'write']);
  expect((await usage('', other)).keys.map(({ name, requests }) => [name, requests])).toEqual([['write', 3]]);
});
