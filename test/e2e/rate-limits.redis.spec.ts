import { OrganizationsApi } from '../../src/modules/organizations/organizations.api.js';
import { ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { LocalServer } from '../support/local-server.js';
import { hasRedis, hasRedisServer, type RedisServer, someRedis, startRedis } from '../support/redis.js';
import { ServerProcess } from '../support/server-process.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts?limit=1';

let app: TestApp;
let org: TestOrganization;
const servers: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  org = await app.newOrganization();
});
afterEach(async () => {
  await Promise.all([ServerProcess.killAll(), LocalServer.stopAll()]);
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** Asks the servers in turns, with this many requests at once, and counts the answers by status. */
async function ask(baseUrls: readonly string[], requests: number, atOnce: number): Promise<Record<number, number>> {
  const counts: Record<number, number> = {};
  let sent = 0;
  const one = async (): Promise<void> => {
    while (sent < requests) {
      const { status } = await new ApiClient(baseUrls[sent++ % baseUrls.length] ?? '', org.tokens.read).get(CONTACTS);
      counts[status] = (counts[status] ?? 0) + 1;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return counts;
}

// Skipped on machines without a Redis; CI has one.
if (hasRedis) {
  it('four processes on one Redis admit exactly the quota between them', async () => {
    const redis = await someRedis();
    servers.push(redis);
    await app.get(OrganizationsApi).update(org.operator, { requestsPerHour: 500 });
    const env = { DATABASE_URL: app.databaseUrl, REDIS_URL: redis.url, REDIS_KEY_PREFIX: redis.keyPrefix };
    const started = await Promise.all([0, 1, 2, 3].map(() => ServerProcess.start(env)));
    expect(await ask(started.map(({ baseUrl }) => baseUrl), 2_000, 64)).toEqual({ 200: 500, 429: 1_500 });
  });
}

// Skipped on machines that cannot start a Redis, since the test kills it; CI can.
if (hasRedisServer) {
  it('a Redis that dies stops nobody: the share of the quota holds, the log says it once, and it heals by itself', async () => {
    const redis: RedisServer = await startRedis();
    servers.push(redis);
    const server = await LocalServer.start({ DATABASE_URL: app.databaseUrl, REDIS_URL: redis.url, LOG_LEVEL: 'info' });
    const said = (text: string): number => server.stdout.split(text).length - 1;
    await app.get(OrganizationsApi).update(org.operator, { requestsPerHour: 60 });
    expect(await ask([server.baseUrl], 20, 4)).toEqual({ 200: 20 });
    await redis.kill();
    // It is the only process, so its share is all, and what it admitted before counts.
    expect(await ask([server.baseUrl], 60, 4)).toEqual({ 200: 40, 429: 20 });
    await eventually(() => expect(said('Redis is lost')).toBe(1));
    await redis.start();
    await eventually(() => expect(said('Redis is back')).toBe(1));
    // Redis had lost its data, and the processes wrote their counts again.
    expect(await ask([server.baseUrl], 5, 1)).toEqual({ 429: 5 });
    expect([said('Redis is lost'), said('Redis is back')]).toEqual([1, 1]);
  });
}

it('a Redis that cannot be reached at start is named, but not its password', async () => {
  const { code, stderr } = await LocalServer.run({ DATABASE_URL: app.databaseUrl, REDIS_URL: 'redis://user:secret@127.0.0.1:1/0' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^oratek: Redis at 127\.0\.0\.1:1 cannot be reached .*: check REDIS_URL and that it runs\.\n$/);
});
