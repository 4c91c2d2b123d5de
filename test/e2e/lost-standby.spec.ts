import { migrate } from '../../src/migrations/migrate.js';
import type { Answer } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { startStandbyPostgres, type StandbyPostgres } from '../support/standby-postgres.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
/** Connections of the application to the database, but for those that look or wait for notifications. */
const POOL_SIZE = 4;
const WRITES = 3;

let postgres: StandbyPostgres;
let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  postgres = await startStandbyPostgres();
  await migrate(postgres.url, () => undefined);
  app = await startTestApp({ databaseUrl: postgres.url, statementTimeout: 500, poolSize: POOL_SIZE });
  org = await app.newOrganization();
});
afterAll(async () => {
  await postgres.heal();
  await app.close();
  await postgres.stop();
});

const send = (key: string): Promise<Answer> => org.client.post(CONTACTS, { full_name: key }, { headers: { 'Idempotency-Key': key } });

it('while the synchronous standby is lost, reads are answered and no processes of Postgres pile up; afterwards each Idempotency-Key stands for one contact', async () => {
  const keys = Array.from({ length: 40 }, (_, n) => `key ${n}`);
  const created = new Map<string, string>();
  const note = (key: string, { status, body }: Answer): void => {
    if (status === 201) created.set(key, body.id as string);
  };
  for (const key of keys.slice(0, 10)) note(key, await send(key));
  expect(created.size).toBe(10);

  // Some requests are under way when the standby is lost.
  const underWay = keys.slice(10, 20).map(async (key) => note(key, await send(key)));
  await postgres.loseStandby();
  await Promise.all(underWay);
  const answers = await Promise.all(keys.slice(20).map(async (key) => ({ key, answer: await send(key) })));
  for (const { key, answer } of answers) {
    note(key, answer);
    expect(answer.status).toBe(503);
    expect(answer.text).toMatch(/nothing was changed|may hold or not|cannot reach its database in time/);
  }
  await eventually(async () => expect(await postgres.waitingCommits()).toBe(WRITES));
  for (let n = 0; n < 20; n++) {
    const [list, ready, write] = await Promise.all([org.client.get(CONTACTS), app.anonymous.get('/health/ready'), send(`refused ${n}`)]);
    expect([list.status, ready.status, write.status]).toEqual([200, 200, 503]);
    expect(write.text).toContain('nothing was changed');
  }
  expect(await postgres.waitingCommits()).toBe(WRITES);

  await postgres.heal();
  // A key whose reservation was not answered is given back after the next beat of the process's lease.
  for (const key of keys) {
    await eventually(async () => {
      const answer = await send(key);
      expect(answer.status).toBe(201);
      // The replayed answer is the first answer.
      if (created.has(key)) expect(answer.body.id).toBe(created.get(key));
      created.set(key, answer.body.id as string);
    });
  }
  const there = await postgres.sql<{ full_name: string; count: number }>("SELECT full_name, count(*)::int AS count FROM contacts WHERE full_name LIKE 'key %' GROUP BY 1");
  expect(there.map(({ full_name, count }) => [full_name, count]).sort()).toEqual(keys.map((key) => [key, 1]).sort());
  expect(await postgres.waitingCommits()).toBe(0);
});
