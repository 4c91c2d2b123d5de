import { Quotas } from '../../src/platform/auth/quotas.js';
import { MemoryWindows } from '../../src/platform/rate-limit/memory-windows.js';
import { OrganizationsApi } from '../../src/modules/organizations/organizations.api.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const HOUR = 3_600_000;

/** The clock of the windows, in milliseconds; it stands still unless a test moves it. */
let now = 1_000_000;
let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp({ windows: new MemoryWindows({ now: () => now }) });
});
afterAll(() => app.close());
beforeEach(async () => {
  now += 10 * HOUR;
  org = await app.newOrganization();
});

/** Sets the organization's own limit, and waits until the server applies it. */
async function allow(requestsPerHour: number): Promise<void> {
  await app.get(OrganizationsApi).update(org.operator, { requestsPerHour });
  await eventually(async () => expect(await app.get(Quotas).requestsPerHour(org.id)).toBe(requestsPerHour));
}

const headersOf = ({ headers }: Answer) => ({
  policy: headers['ratelimit-policy'],
  limit: headers['ratelimit'],
  x: ['limit', 'remaining'].map((name) => Number(headers[`x-ratelimit-${name}`])),
});

describe('the headers', () => {
  it('tell the quota of the plan, and what is left of it', async () => {
    expect(headersOf(await org.client.get(CONTACTS))).toEqual({ policy: '"org";q=5000;w=3600', limit: '"org";r=4999;t=3600', x: [5000, 4999] });
    now += 10_000;
    const { headers } = await org.client.post(CONTACTS, { full_name: 'x' });
    expect(headers['ratelimit']).toBe('"org";r=4998;t=3590');
    expect(Math.abs(Number(headers['x-ratelimit-reset']) - (Date.now() / 1000 + 3590))).toBeLessThan(5);
  });

  it('stand on every answer to a valid token, whatever it says', async () => {
    const answers = [
      await org.client.get(CONTACTS),
      await org.client.send('HEAD', CONTACTS),
      await org.client.get('/api/v1/nothing'),
      await org.client.send('PUT', CONTACTS),
      await org.client.post(CONTACTS, '{', { headers: { 'Content-Type': 'application/json' } }),
      await org.client.post(CONTACTS, 'x', { headers: { 'Content-Type': 'text/plain' } }),
      await org.client.post(CONTACTS, {}),
      await org.reader.post(CONTACTS, { full_name: 'x' }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 400, 415, 422, 403]);
    expect(answers.map(({ headers }) => headers['x-ratelimit-remaining'])).toEqual(answers.map((_answer, i) => String(4999 - i)));
  });

  it('stand on no answer to anybody else', async () => {
    for (const answer of [await app.anonymous.get(CONTACTS), await app.anonymous.get('/health/live'), await app.anonymous.send('OPTIONS', CONTACTS)]) {
      expect(Object.keys(answer.headers).filter((name) => name.includes('ratelimit'))).toEqual([]);
    }
  });
});

describe('over the quota', () => {
  it('a request is refused before its body is read, counts nothing, and says when one is admitted again', async () => {
    await allow(3);
    for (let left = 2; left >= 0; left--) {
      expect((await org.client.get(CONTACTS)).headers['x-ratelimit-remaining']).toBe(String(left));
      now += 1_000;
    }
    for (let i = 0; i < 5; i++) {
      const refused = await org.client.get(CONTACTS);
      expectError(refused, 429, 'rate_limited');
      expect(refused.body.message).toContain('3 requests');
      expect(refused.headers['retry-after']).toBe('3597');
      expect(headersOf(refused)).toEqual({ policy: '"org";q=3;w=3600', limit: '"org";r=0;t=3597', x: [3, 0] });
    }
    const large = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { Authorization: `Bearer ${org.tokens.write}`, 'Content-Type': 'application/json', 'Content-Length': '1000000' });
    expectError(await large.answer(), 429, 'rate_limited');
  });

  it('exactly one is admitted when the time has come that Retry-After named, and none before', async () => {
    await allow(2);
    await org.client.get(CONTACTS);
    now += 1_234;
    await org.client.get(CONTACTS);
    now += 7;
    const refused = await org.client.get(CONTACTS);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBe(Math.ceil((HOUR - 1_241) / 1000));
    now += (seconds - 1) * 1000;
    expectError(await org.client.get(CONTACTS), 429, 'rate_limited');
    now += 1000;
    expect((await org.client.get(CONTACTS)).status).toBe(200);
    expectError(await org.client.get(CONTACTS), 429, 'rate_limited');
  });

  it('all keys, routes and scopes of the organization are counted together, and no other organization', async () => {
    const other = await app.newOrganization();
    await allow(4);
    await org.client.get(CONTACTS);
    await org.reader.get('/api/v1/deals');
    await app.anonymous.as(org.tokens.admin).get('/api/v1/nothing');
    await org.client.post('/api/v1/tasks', { title: 'x' });
    for (const client of [org.client, org.reader, app.anonymous.as(org.tokens.admin)]) expectError(await client.get(CONTACTS), 429, 'rate_limited');
    expect((await other.client.get(CONTACTS)).headers['x-ratelimit-remaining']).toBe('4999');
  });

  it('comes after 401, and before 403 and 404', async () => {
    await allow(1);
    await org.client.get(CONTACTS);
    expectError(await org.reader.post(CONTACTS, {}), 429, 'rate_limited');
    expectError(await org.client.get('/api/v1/nothing'), 429, 'rate_limited');
    expectError(await app.anonymous.get(CONTACTS), 401, 'missing_api_key');
    expect((await org.client.send('OPTIONS', CONTACTS)).status).toBe(204);
  });

  it('200 requests at once: exactly as many as the quota are admitted', async () => {
    await allow(70);
    const answers = await Promise.all(Array.from({ length: 200 }, () => org.client.get(`${CONTACTS}?limit=1`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(70);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(130);
  });
});

describe('a change of the quota', () => {
  it('is felt by a running server within a second', async () => {
    const client = org.client;
    expect((await client.get(CONTACTS)).headers['x-ratelimit-limit']).toBe('5000');
    for (const [change, limit] of [[{ plan: 'enterprise' }, '50000'], [{ requestsPerHour: 7 }, '7'], [{ plan: 'pro' }, '7'], [{ requestsPerHour: null }, '5000']] as const) {
      await app.get(OrganizationsApi).update(org.operator, change);
      await eventually(async () => expect((await client.get(CONTACTS)).headers['x-ratelimit-limit']).toBe(limit));
    }
  });

  it('by two at once of different things loses neither', async () => {
    for (let round = 1; round <= 10; round++) {
      const plan = round % 2 ? 'enterprise' : 'pro';
      const organizations = app.get(OrganizationsApi);
      await Promise.all([organizations.update(org.operator, { plan }), organizations.update(org.operator, { requestsPerHour: round })]);
      expect(await organizations.findBySlug(org.slug)).toMatchObject({ plan, requestsPerHour: round });
    }
  });

  it('to less than is used refuses until enough has left the window', async () => {
    for (let i = 0; i < 4; i++) {
      await org.client.get(CONTACTS);
      now += 60_000;
    }
    await allow(2);
    const refused = await org.client.get(CONTACTS);
    expect(headersOf(refused)).toMatchObject({ x: [2, 0] });
    // The third of the four calls has to leave the window first.
    expect(refused.headers['retry-after']).toBe(String((HOUR - 2 * 60_000) / 1000));
  });
});

describe('failed authentication', () => {
  const WRONG = 'otk_aaaaaaaaaaaaaaaaaaaaaaaaaa';

  it('is refused after 100 failures of an address within a minute, whatever failed; a valid token never is', async () => {
    const wrong = app.anonymous.as(WRONG);
    for (let i = 0; i < 100; i++) expect((await [wrong, app.anonymous, app.anonymous.as('nonsense')][i % 3]!.get(CONTACTS)).status).toBe(401);
    for (const client of [wrong, app.anonymous]) {
      const refused = await client.get(CONTACTS);
      expectError(refused, 429, 'rate_limited');
      expect(refused.headers['retry-after']).toBe('60');
      expect(refused.headers['x-ratelimit-limit']).toBeUndefined();
    }
    expect((await org.client.get(CONTACTS)).status).toBe(200);
    now += 59_999;
    expectError(await wrong.get(CONTACTS), 429, 'rate_limited');
    now += 1;
    expectError(await wrong.get(CONTACTS), 401, 'invalid_api_key');
  });

  it('is not somebody else’s failure because X-Forwarded-For says so', async () => {
    for (let i = 0; i < 100; i++) await app.anonymous.get(CONTACTS, { headers: { 'X-Forwarded-For': `203.0.113.${i}` } });
    expectError(await app.anonymous.get(CONTACTS, { headers: { 'X-Forwarded-For': '203.0.113.200' } }), 429, 'rate_limited');
  });
});
