import { ApiClient } from '../support/api-client.js';
import { Balancer } from '../support/balancer.js';
import { newDatabase } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { pace } from '../support/pace.js';
import { ServerProcess } from '../support/server-process.js';

const CONTACTS = '/api/v1/contacts';
const SERVERS = process.env['TEST_LONG'] ? 4 : 2;
const CLIENTS = 8;

let database: Awaited<ReturnType<typeof newDatabase>>;
let balancer: Balancer;
beforeEach(async () => {
  database = await newDatabase();
  balancer = await Balancer.start();
});
afterEach(async () => {
  await balancer.close();
  await ServerProcess.killAll();
  await database.drop();
});

it('a server that is asked to stop says so first and serves on; asked twice, it ends at once', async () => {
  const server = await ServerProcess.start({ DATABASE_URL: database.url, SHUTDOWN_DELAY_MS: '600000', SHUTDOWN_TIMEOUT_MS: '0' });
  const client = server.client();
  server.child.kill('SIGTERM');
  await eventually(async () => expectError(await client.get('/health/ready'), 503, 'unavailable'));
  expect((await client.get('/health/live')).status).toBe(200);
  // Each over a new connection or an old one, whichever there is.
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => client.post(CONTACTS, { full_name: `Late ${n}` })));
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
  expect((await server.end('SIGTERM')).code).toBe(130);
});

it(`a rolling restart of ${SERVERS} servers behind a balancer fails no request`, async () => {
  const start = (): Promise<ServerProcess> => ServerProcess.start({ DATABASE_URL: database.url, SHUTDOWN_DELAY_MS: '3000' });
  const statuses: Record<number, number> = {};
  const failures: unknown[] = [];
  const first = await start();
  const servers = [first, ...(await Promise.all(Array.from({ length: SERVERS - 1 }, start)))];
  for (const { baseUrl } of servers) balancer.add(baseUrl);
  await eventually(() => expect(balancer.ready).toHaveLength(SERVERS));
  const client = new ApiClient(balancer.url, first.token);
  const over = new AbortController();
  const clients = Array.from({ length: CLIENTS }, async (_, n) => {
    for (let i = 0; !over.signal.aborted; i++) {
      const sent = i % 2 === 0 ? client.post(CONTACTS, { full_name: `Rolling ${n} ${i}` }) : client.get(`${CONTACTS}?limit=1`);
      await sent.then(({ status }) => (statuses[status] = (statuses[status] ?? 0) + 1), (error: unknown) => failures.push(error));
      // The quota of an hour must last for the restart, however long it takes.
      await pace(50);
    }
  });
  for (const old of servers) {
    old.child.kill('SIGTERM');
    expect((await old.ended).code).toBe(0);
    balancer.remove(old.baseUrl);
    const renewed = await start();
    balancer.add(renewed.baseUrl);
    await eventually(() => expect(balancer.ready).toContain(renewed.baseUrl));
  }
  over.abort();
  await Promise.all(clients);
  expect(failures).toEqual([]);
  expect(Object.keys(statuses).sort()).toEqual(['200', '201']);
  expect(statuses[201]).toBeGreaterThan(SERVERS);
});
