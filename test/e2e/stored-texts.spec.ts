import { newId } from '../../src/kernel/ids.js';
import { oratek } from '../support/command.js';
import { expectError } from '../support/expect-error.js';
import { eventNames } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

/*
 * Values that were stored before today's rules and are refused by them: they are listed by `oratek verify`, and no change
 * of their record that leaves them as they are fails.
 */

const CONTACTS = '/api/v1/contacts';
const TASKS = '/api/v1/tasks';
const WEBHOOKS = '/api/v1/settings/webhooks';
const KEYS = '/api/v1/settings/api-keys';

let app: TestApp;
let org: TestOrganization;
let env: { DATABASE_URL: string };
beforeAll(async () => {
  app = await startTestApp();
  env = { DATABASE_URL: app.databaseUrl };
});
beforeEach(async () => {
  org = await app.newOrganization();
});
afterAll(() => app.close());

/** The lines of `oratek verify` about this organization, each as `[record, id, field, message]`. */
async function findings(): Promise<string[][]> {
  const { stdout } = await oratek(env, 'verify');
  return stdout.split('\n').map((line) => line.split('  ')).filter(([slug]) => slug === org.slug).map(([, ...rest]) => rest);
}

const contact = async (fields: object = {}): Promise<string> => (await org.client.post(CONTACTS, { full_name: 'Ada', ...fields })).body.id as string;
const task = async (): Promise<string> => (await org.client.post(TASKS, { title: 'Call' })).body.id as string;
const subscription = async (): Promise<string> => (await org.admin.post(WEBHOOKS, { url: 'https://hooks.example.com/x', events: ['contact.created'] })).body.id as string;
/** Those of which a change by hand must move the version, as every change does. */
const VERSIONED = ['contacts', 'tasks'];
const set = (table: string, id: string, column: string, value: unknown): Promise<unknown> => app.sql(`UPDATE ${table} SET ${VERSIONED.includes(table) ? 'version = version + 1, ' : ''}${column} = $2 WHERE id = $1`, [id, value]);

const CONTROL = 'a\u001b[31mb\u009bc\nd';
const TEXTS = (max: number): string[] => [CONTROL, 'a\u2028b', 'x'.repeat(max + 1), '\u0958'.repeat(max)];
const BLANKS = ['\u200b', '\u2800 '];

describe('a contact', () => {
  it.each<[string, unknown[]]>([
    ['full_name', TEXTS(255)],
    ['company', TEXTS(255)],
    ['phone', TEXTS(64)],
    ['location', TEXTS(255)],
    ['label', TEXTS(64)],
    ['email', ['"\r\nBcc: x@example.org"@example.com', 'user@example.com\u200b.x', 'nobody', `${'x'.repeat(250)}@example.com`, 'a\u2029@example.com', CONTROL]],
    ['tags', [[CONTROL, 'ok'], ['x'.repeat(65)], BLANKS, Array.from({ length: 51 }, (_, i) => `${i}`)]],
  ])('keeps a refused %s in a change that leaves it as it is, and in no other', async (field, values) => {
    const id = await contact({ company: 'Acme' });
    for (const value of values) {
      await set('contacts', id, field, value);
      const { body: record, headers } = await org.client.get(`${CONTACTS}/${id}`);
      expect(record[field]).toEqual(value);
      for (const same of [record, { [field]: value }]) {
        const answer = await org.client.patch(`${CONTACTS}/${id}`, same);
        expect([answer.status, answer.body, answer.headers['etag']]).toEqual([200, record, headers['etag']]);
      }
      expectError(await org.client.patch(`${CONTACTS}/${id}`, { [field]: Array.isArray(value) ? [...(value as string[]), '\u0007'] : `\u0007${String(value)}` }), 422, 'validation');
      expect((await findings()).map(([record, found, at]) => [record, found, at?.split('.')[0]])).toContainEqual(['contact', id, field]);
    }
    const changed = await org.client.patch(`${CONTACTS}/${id}`, { ...(await org.client.get(`${CONTACTS}/${id}`)).body, deal_value: 7 });
    expect([changed.status, changed.body.deal_value, changed.body[field]]).toEqual([200, 7, values.at(-1)]);
    expect((await eventNames(app, id)).at(-1)).toBe('contact.updated 2');
  });

  it('keeps a refused stage, whose label and key are listed too', async () => {
    const id = await contact({ deal_stage: 'Odd' });
    const [stage] = await app.sql<{ id: string }>("SELECT id FROM stages WHERE org_id = $1 AND key = 'odd'", [org.id]);
    for (const column of ['key', 'label']) await set('stages', stage?.id ?? '', column, CONTROL);
    await set('contacts', id, 'deal_stage', CONTROL);
    const { body: record } = await org.client.get(`${CONTACTS}/${id}`);
    expect((await org.client.patch(`${CONTACTS}/${id}`, record)).body).toEqual(record);
    expect((await org.client.patch(`${CONTACTS}/${id}`, { deal_stage: CONTROL, phone: '1' })).body).toEqual({ ...record, phone: '1', updated_at: expect.any(String) as string });
    expect((await findings()).map(([kind, , field]) => `${kind}.${field}`).sort()).toEqual(['contact.deal_stage', 'stage.key', 'stage.label']);
  });

  it('without a name that can be seen is listed, and can be changed elsewhere', async () => {
    const id = await contact();
    await set('contacts', id, 'full_name', '\u200b');
    const { body: record } = await org.client.get(`${CONTACTS}/${id}`);
    expect((await org.client.patch(`${CONTACTS}/${id}`, record)).body).toEqual(record);
    expect((await org.client.patch(`${CONTACTS}/${id}`, { ...record, phone: '1' })).status).toBe(200);
    expect(await findings()).toEqual([['contact', id, 'full_name', 'A contact needs a full_name or a company that is not blank.']]);
    await org.client.patch(`${CONTACTS}/${id}`, { company: 'Acme' });
    expect(await findings()).toEqual([]);
  });
});

it.each<[string, unknown[]]>([
  ['title', [...TEXTS(500), ...BLANKS]],
  ['category', TEXTS(64)],
])('a task keeps a refused %s', async (field, values) => {
  const id = await task();
  for (const value of values) {
    await set('tasks', id, field, value);
    const { body: record } = await org.client.get(`${TASKS}/${id}`);
    for (const same of [record, { [field]: value }]) expect((await org.client.patch(`${TASKS}/${id}`, same)).body).toEqual(record);
    expectError(await org.client.patch(`${TASKS}/${id}`, { [field]: '\u0007x' }), 422, 'validation', [field]);
    expect((await findings()).map((found) => found.slice(0, 3))).toEqual([['task', id, field]]);
  }
  expect((await org.client.patch(`${TASKS}/${id}`, { [field]: values.at(-1), status: 'done' })).body).toMatchObject({ status: 'done', [field]: values.at(-1) });
});

it.each<[string, unknown[]]>([
  ['url', ['https://169.254.169.254/x', 'https://168.63.129.16/', 'http://10.0.0.1/', `https://hooks.example.com/${'x'.repeat(2048)}`]],
  ['description', ['x'.repeat(256), 'a\u0007b']],
])('a subscription keeps a refused %s, and can be paused with it', async (field, values) => {
  const id = await subscription();
  for (const value of values) {
    await set('webhook_subscriptions', id, field, value);
    const { body: record } = await org.admin.get(`${WEBHOOKS}/${id}`);
    for (const same of [record, { [field]: value }]) {
      const { status, body } = await org.admin.patch(`${WEBHOOKS}/${id}`, same);
      expect([status, body]).toEqual([200, record]);
    }
    expect((await findings()).map((found) => found.slice(0, 3))).toEqual([['webhook', id, field]]);
  }
  expect((await org.admin.patch(`${WEBHOOKS}/${id}`, { ...(await org.admin.get(`${WEBHOOKS}/${id}`)).body, status: 'paused' })).body).toMatchObject({ status: 'paused', [field]: values.at(-1) });
  expect((await org.admin.delete(`${WEBHOOKS}/${id}`)).status).toBe(204);
  expect(await findings()).toEqual([]);
});

it('a key with a refused name is rotated under that name, and listed', async () => {
  const { id } = (await org.admin.post(KEYS, { name: 'ci', scopes: ['read'] })).body as { id: string };
  for (const name of ['\u200b', '\u0958'.repeat(255)]) {
    await set('api_keys', id, 'name', name);
    const rotated = await org.admin.post(`${KEYS}/${id}/rotate`);
    expect([rotated.status, rotated.body.name]).toEqual([201, name]);
    expect((await findings()).map((found) => found.slice(0, 3))).toEqual(expect.arrayContaining([['api_key', id, 'name'], ['api_key', rotated.body.id, 'name']]));
  }
});

it.each(['accounts', 'contacts', 'opportunities'])('custom values of %s that no field has, or that are not of its type, are listed', async (kind) => {
  const pipeline = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
  const fields = kind === 'opportunities' ? `/v1/pipelines/${pipeline}/fields` : `/v1/${kind}/fields`;
  const select = { metadata: { select_options: [{ label: 'Gold', value: 'gold' }] } };
  await org.octolane.post(`${fields}/bulk`, [{ name: 'Size', attribute_type: 'number' }, { name: 'Since', attribute_type: 'date' }, { name: 'Tier', attribute_type: 'select', ...select }]);
  const body = { accounts: { domain: 'a.example' }, contacts: { email: 'a@gmail.com' }, opportunities: { pipeline_id: pipeline, opportunity: { name: 'A' } } }[kind];
  const { id } = (await org.octolane.post(`/v1/${kind}`, body)).body.data as { id: string };
  const table = kind === 'opportunities' ? 'deals' : kind;
  const record = table.slice(0, -1);
  await set(table, id, 'custom', JSON.stringify({ size: 7, since: { at: '2026-05-14T18:24:30.000Z' }, tier: 'removed' }));
  expect(await findings()).toEqual([]);
  await set(table, id, 'custom', JSON.stringify({ size: '7', since: '2026-05-14', tier: ['gold'], other: 1 }));
  const found = await findings();
  expect(found).toHaveLength(4);
  expect(found).toEqual(expect.arrayContaining([
    [record, id, 'custom_fields.other', 'custom_fields.other is a value of no custom field of this record.'],
    [record, id, 'custom_fields.size', 'custom_fields.size must be a number.'],
    [record, id, 'custom_fields.since', expect.stringMatching(/^custom_fields\.since must be /)],
    [record, id, 'custom_fields.tier', 'custom_fields.tier must be a string.'],
  ]));
});

describe('oratek verify', () => {
  it('says so where every stored value is taken', async () => {
    const own = await startTestApp();
    try {
      await own.newOrganization();
      expect(await oratek({ DATABASE_URL: own.databaseUrl }, 'verify')).toEqual({ code: 0, stdout: "Every stored value is one that today's rules take, and every stored record is as its columns say.\n", stderr: '' });
      expect(await oratek({ DATABASE_URL: own.databaseUrl }, 'verify', '--json')).toEqual({ code: 0, stdout: '', stderr: '' });
    } finally {
      await own.close();
    }
  });

  it('names organization, record, id, field and fault in a line each, without a byte of the value, and exits with 1', async () => {
    const id = await contact({ email: 'a@example.com' });
    await set('contacts', id, 'location', CONTROL);
    await set('organizations', org.id, 'name', '\u001b]0;x\u0007');
    await set('pipelines', (await app.sql<{ id: string }>('SELECT id FROM pipelines WHERE org_id = $1', [org.id]))[0]?.id ?? '', 'name', '\u200b');
    const [user] = await app.sql<{ id: string }>('SELECT id FROM users WHERE org_id = $1', [org.id]);
    await set('users', user?.id ?? '', 'email', 'a b@example.com');
    const run = await oratek(env, 'verify');
    expect(run.code).toBe(1);
    expect(run.stderr).toMatch(/^oratek: \d+ stored values are refused by today's rules; .*\n$/);
    expect(run.stdout).toMatch(/^[^\p{Cc}]+(?:\n[^\p{Cc}]+)*\n$/u);
    const control = (field: string): string => `${field} must not contain control characters, such as line breaks and tabs, except at its ends.`;
    expect(await findings()).toEqual([
      ['organization', org.id, 'name', control('name')],
      ['user', user?.id, 'email', 'email must not contain white space or invisible characters, except at its ends.'],
      ['pipeline', expect.any(String), 'name', 'name must not be blank.'],
      ['contact', id, 'location', control('location')],
    ]);
    const told = (await oratek(env, 'verify', '--json')).stdout.trim().split('\n').map((line) => JSON.parse(line) as { organization: string });
    expect(told.filter(({ organization }) => organization === org.slug)).toContainEqual({ organization: org.slug, record: 'contact', id, field: 'location', code: 'control_character', message: control('location') });
  });

  it('writes out what a terminal would obey in a slug', async () => {
    await set('organizations', org.id, 'slug', 'a\u001b[2J\nb');
    expect((await oratek(env, 'verify')).stdout).toContain(`a\\u001b[2J\\u000ab  organization  ${org.id}  slug  The slug must be`);
    await set('organizations', org.id, 'slug', org.slug);
  });

  it('reads more records than fit a page, each once', async () => {
    const ids = Array.from({ length: 2001 }, () => newId());
    await app.sql(
      `INSERT INTO contacts (org_id, id, version, seq, full_name, label, tags, source, created_at, updated_at)
       SELECT $1, id, 1, 1, 'x', E'a\\nb', '{}', 'api', now(), now() FROM unnest($2::uuid[]) id`,
      [org.id, ids],
    );
    expect((await findings()).map(([, id]) => id)).toEqual(ids);
  });
});
