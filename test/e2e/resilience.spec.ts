import { Metrics } from '../../src/platform/telemetry/metrics.js';
import { newDatabase, onServer } from '../support/databases.js';
import { startDatabaseProxy } from '../support/database-proxy.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { pace } from '../support/pace.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';

describe('connections that the database ends under load', () => {
  let app: TestApp;
  let org: TestOrganization;
  beforeAll(async () => {
    app = await startTestApp();
    org = await app.newOrganization();
  });
  afterAll(() => app.close());

  it('cost no more than the requests that they carried: the server stays, and what it answered 201 is there', async () => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Contested' });
    const created: string[] = [];
    const statuses = new Set<number>();
    let ended = 0;
    const until = { done: false };
    const client = async (n: number): Promise<void> => {
      for (let i = 0; !until.done; i++) {
        const answer = await [
          () => org.client.post(CONTACTS, { full_name: `${n} ${i}` }),
          () => org.client.patch(`${CONTACTS}/${contact.id}`, { label: `${n} ${i}` }),
          () => org.client.get(`${CONTACTS}?limit=20`),
        ][i % 3]!();
        statuses.add(answer.status);
        if (answer.status === 201) created.push(answer.body.id as string);
      }
    };
    const clients = Array.from({ length: 12 }, (_, n) => client(n));
    while (ended < 60) {
      const rows = await app.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oratek' LIMIT 3");
      ended += rows.length;
      await pace(5);
    }
    until.done = true;
    await Promise.all(clients);
    expect([...statuses].filter((status) => ![200, 201, 503].includes(status))).toEqual([]);
    await eventually(async () => expect((await org.client.get(CONTACTS)).status).toBe(200));
    const there = await app.sql<{ id: string }>('SELECT id FROM contacts WHERE id = ANY($1::uuid[])', [created]);
    expect(there).toHaveLength(created.length);
    expect(created.length).toBeGreaterThan(0);
  });
});

it('a database that is silent is answered with 503 in time, readiness included; what fails in the background is counted, and all recovers', async () => {
  const counted = jest.spyOn(Metrics.prototype, 'periodicFailed');
  const database = await newDatabase();
  const proxy = await startDatabaseProxy(database.url);
  const app = await startTestApp({ databaseUrl: proxy.url, statementTimeout: 500 });
  const org = await app.newOrganization();
  try {
    expect((await org.client.post(CONTACTS, { full_name: 'Before' }, { headers: { 'Idempotency-Key': 'before' } })).status).toBe(201);
    proxy.silence();
    expectError(await app.anonymous.get('/health/ready'), 503, 'unavailable');
    expectError(await org.client.get(CONTACTS), 503, 'unavailable');
    await eventually(() => expect(counted.mock.calls.flat()).toContain('process_lease'));
    proxy.speak();
    await eventually(async () => expect((await org.client.get(CONTACTS)).status).toBe(200));
    await eventually(async () => expect((await app.anonymous.get('/health/ready')).status).toBe(200));
  } finally {
    counted.mockRestore();
    await app.close();
    await proxy.cut();
    await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${new URL(database.url).pathname.slice(1)} WITH (FORCE)`));
  }
});

describe('a fail-over that cuts no connection and leaves the pool with a server that has become read-only', () => {
  let app: TestApp;
  let org: TestOrganization;
  beforeEach(async () => {
    app = await startTestApp();
    org = await app.newOrganization();
    // A setting of the database holds for the sessions that begin under it: the pool's are read-only, later ones are not.
    const name = new URL(app.databaseUrl).pathname.slice(1);
    await onServer((client) => client.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`));
    await app.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'oratek'");
    const reads = await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: 8 }, () => org.client.get(CONTACTS)));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
      return answers;
    });
    expect(reads).toHaveLength(8);
    await onServer((client) => client.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`));
  });
  afterEach(() => app.close());

  it('is left behind: soon every write goes over a connection to whoever answers now', async () => {
    await eventually(async () => {
      // Many requests at once, several times, so that every old connection of the pool would be used.
      for (let round = 0; round < 20; round++) {
        const answers = await Promise.all(Array.from({ length: 12 }, (_, n) => org.client.post(CONTACTS, { full_name: `After ${n}` })));
        for (const answer of answers.filter(({ status }) => status !== 201)) expectError(answer, 503, 'unavailable');
        expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
      }
    });
  });

  it('is seen by the readiness, which is what brings it back where nobody writes', async () => {
    expectError(await app.anonymous.get('/health/ready'), 503, 'unavailable');
    await eventually(async () => expect((await app.anonymous.get('/health/ready')).status).toBe(200));
    await eventually(async () => expect((await org.client.post(CONTACTS, { full_name: 'Well again' })).status).toBe(201));
  });
});

describe('emails that several contacts carry', () => {
  let app: TestApp;
  let org: TestOrganization;
  beforeAll(async () => {
    app = await startTestApp();
    org = await app.newOrganization();
  });
  afterAll(() => app.close());

  let emails = 0;
  const carriers = async (count: number): Promise<{ email: string; paths: string[] }> => {
    const email = `shared${++emails}@carriers.example`;
    const paths: string[] = [];
    for (let i = 0; i < count; i++) paths.push(`${CONTACTS}/${(await org.client.post(CONTACTS, { full_name: `Carrier ${i}`, email })).body.id}`);
    return { email, paths };
  };
  /** Emails of contacts without a claim, and claims of contacts that do not have the email. */
  const drift = (): Promise<object[]> =>
    app.sql(`
      SELECT 'missing' AS what, lower(c.email) AS email FROM contacts c
      WHERE c.email IS NOT NULL AND NOT EXISTS (SELECT 1 FROM contact_emails e WHERE e.org_id = c.org_id AND e.email_key = lower(c.email))
      UNION SELECT 'stale', e.email_key FROM contact_emails e JOIN contacts c ON c.org_id = e.org_id AND c.id = e.contact_id
      WHERE lower(c.email) IS DISTINCT FROM e.email_key`);

  it('are given up by all at once: none fails', async () => {
    for (let round = 0; round < 10; round++) {
      const { paths } = await carriers(5);
      const answers = await Promise.all(paths.map((path) => org.client.delete(path)));
      expect(answers.map(({ status }) => status)).toEqual(paths.map(() => 204));
    }
    expect(await drift()).toEqual([]);
  });

  it('pass to one that is left, whoever leaves at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const { email, paths } = await carriers(3);
      await Promise.all(paths.slice(0, 2).map((path) => org.client.delete(path)));
      expect(await app.sql('SELECT contact_id FROM contact_emails WHERE email_key = $1', [email])).toEqual([{ contact_id: paths[2]?.split('/').at(-1) }]);
    }
    expect(await drift()).toEqual([]);
  });

  it('never stand for a contact that gave them up, also when two swap theirs', async () => {
    for (let round = 0; round < 10; round++) {
      const [e, f] = [await carriers(2), await carriers(2)];
      const [a, b] = [e.paths[0] ?? '', f.paths[0] ?? ''];
      const answers = await Promise.all([
        org.client.patch(a, { email: f.email }),
        org.client.patch(b, { email: e.email }),
        org.client.patch(e.paths[1] ?? '', { email: null }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    }
    expect(await drift()).toEqual([]);
  });

  it('are compared letter by letter: another spelling of the same email keeps what it stands for', async () => {
    const { body } = await org.client.post(CONTACTS, { full_name: 'Sigma', email: 'ΑΣ@sigma.example' });
    await org.client.patch(`${CONTACTS}/${body.id}`, { email: 'ας@sigma.example' });
    await org.client.patch(`${CONTACTS}/${body.id}`, { email: 'Plain@Sigma.example' });
    await org.client.patch(`${CONTACTS}/${body.id}`, { email: 'pLAIN@sigma.example' });
    expect(await drift()).toEqual([]);
  });
});

it('a body of nothing but unknown keys is answered with a bounded answer', async () => {
  const app = await startTestApp();
  const org = await app.newOrganization();
  try {
    const body = Object.fromEntries([...Array.from({ length: 20_000 }, (_, i) => [`k${i}`, 0]), ['x'.repeat(500_000), 0]] as [string, number][]);
    const answer = await org.client.post(CONTACTS, body);
    expect(answer.status).toBe(422);
    expect(answer.text.length).toBeLessThan(50_000);
    expect(answer.body.details).toContainEqual(expect.objectContaining({ code: 'unknown_field', message: expect.stringContaining('more fields') as unknown }));
  } finally {
    await app.close();
  }
});

it('a compressed body is 415', async () => {
  const app = await startTestApp();
  const org = await app.newOrganization();
  try {
    expectError(await org.client.post(CONTACTS, { full_name: 'X' }, { headers: { 'Content-Encoding': 'gzip' } }), 415, 'unsupported_media_type');
    expect((await org.client.post(CONTACTS, { full_name: 'X' }, { headers: { 'Content-Encoding': 'identity' } })).status).toBe(201);
  } finally {
    await app.close();
  }
});

it("the database's own time zone decides nothing, not even for moments long ago and far ahead", async () => {
  const database = await newDatabase();
  await onServer((client) => client.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET timezone = 'Europe/Berlin'`));
  const app = await startTestApp({ databaseUrl: database.url });
  const org = await app.newOrganization();
  try {
    for (const due_at of ['1800-01-01T00:00:00.000Z', '0001-01-01T00:00:00.000Z', '9999-12-31T23:59:59.999Z', '2026-07-01T12:00:00.000Z']) {
      const { body } = await org.client.post('/api/v1/tasks', { title: 'Far away', due_at });
      expect((await org.client.get(`/api/v1/tasks/${body.id}`)).body.due_at).toBe(due_at);
    }
    expect((await org.client.get('/api/v1/tasks')).body.data).toHaveLength(4);
  } finally {
    await app.close();
    await database.drop();
  }
});

it('an organization without a pipeline gets one with its first stage, also when fifty ask at once', async () => {
  const app = await startTestApp();
  const org = await app.newOrganization();
  try {
    await app.sql('DELETE FROM stages');
    await app.sql('DELETE FROM pipelines');
    const answers = await Promise.all(Array.from({ length: 50 }, () => org.client.post(CONTACTS, { full_name: 'X', deal_stage: 'lead' })));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(await app.sql('SELECT count(*)::int AS pipelines FROM pipelines')).toEqual([{ pipelines: 1 }]);
    expect(await app.sql('SELECT count(*)::int AS stages FROM stages')).toEqual([{ stages: 6 }]);
  } finally {
    await app.close();
  }
});
