import { randomUUID } from 'node:crypto';
import { createProgram } from '../../src/cli/program.js';
import { JobRunner } from '../../src/modules/jobs/application/job-runner.js';
import { UnitOfWork } from '../../src/kernel/unit-of-work.js';
import { AuditSweeper } from '../../src/modules/audit/adapters/postgres/audit-sweeper.js';
import { csvCell } from '../../src/modules/audit/adapters/oratek/audit-csv.js';
import { DeniedCalls, MAX_DENIED_A_MINUTE } from '../../src/platform/audit/denied-calls.js';
import type { Answer, ApiClient } from '../support/api-client.js';
import { oratek } from '../support/command.js';
import { expectError } from '../support/expect-error.js';
import { openapi } from '../support/openapi-contract.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const AUDIT = '/api/v1/settings/audit';
const SETTINGS = '/api/v1/settings';
const HOOK = { url: 'https://hooks.example.com/oratek', events: ['contact.created'] };

interface Entry {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly type: string; readonly id: string | null; readonly name: string };
  readonly action: string;
  readonly target: { readonly type: string; readonly id: string | null; readonly name: string };
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown; readonly hidden: boolean }[];
  readonly address: string | null;
  readonly user_agent: string | null;
  readonly request: string | null;
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

const entries = async (query = '', of = org): Promise<Entry[]> => (await of.admin.get(`${AUDIT}?limit=200${query}`)).body.data as Entry[];
/** The entries that this has caused, oldest first. */
const causedBy = async <T>(work: () => Promise<T>): Promise<{ result: T; caused: Entry[] }> => {
  const before = new Set((await entries()).map(({ id }) => id));
  const result = await work();
  return { result, caused: (await entries()).filter(({ id }) => !before.has(id)).reverse() };
};
const idOf = (answer: Answer): string => {
  expect(answer.status).toBeLessThan(300);
  return answer.body.id as string;
};
const newKey = async (): Promise<string> => idOf(await org.admin.post(`${SETTINGS}/api-keys`, { name: 'made', scopes: ['read'] }));
let users = 0;
/** Invites one. @returns its email */
const newUser = async (): Promise<string> => (await org.admin.post(`${SETTINGS}/users`, { email: `user${++users}@acme.example`, role: 'member' })).body.email as string;
const userId = async (email: string): Promise<string> => ((await org.admin.get(`${SETTINGS}/users`)).body.data as { id: string; email: string }[]).find((user) => user.email === email)?.id ?? '';
const newHook = async (): Promise<string> => idOf(await org.admin.post(`${SETTINGS}/webhooks`, HOOK));
const pipeline = async (): Promise<string> => (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
const stage = async (label: string): Promise<string> => ((await org.octolane.get(`/v1/pipelines/${await pipeline()}/stages`)).body.data.stages as { label: string; stage_id: string }[]).find((one) => one.label === label)?.stage_id ?? '';
const newField = async (path: string): Promise<string> => (await org.octolane.post(`${path}/bulk`, [{ name: 'Tier', attribute_type: 'string' }])).body.data.results[0].id as string;

/** One call for each operation that changes settings, and the actions that it leaves. */
type Prepared = () => Promise<Answer>;
type Call = readonly [call: () => Prepared | Promise<Prepared>, ...actions: string[]];
const fieldCalls = (name: string, path: () => Promise<string>): Record<string, Call> => ({
  [`update${name}Fields`]: [async () => { const [at, id] = [await path(), await newField(await path())]; return () => org.octolaneAdmin.post(`${at}/bulk/update`, [{ attribute_id: id, name: 'Level' }]); }, 'custom_field.updated'],
  [`delete${name}Field`]: [async () => { const [at, id] = [await path(), await newField(await path())]; return () => org.octolaneAdmin.delete(`${at}/${id}`); }, 'custom_field.deleted'],
});
const CALLS: Record<string, Call> = {
  updateOrganization: [() => () => org.admin.patch(`${SETTINGS}/organization`, { currency: 'EUR' }), 'organization.updated'],
  inviteUser: [() => () => org.admin.post(`${SETTINGS}/users`, { email: 'new@acme.example', role: 'member' }), 'user.created', 'user.link_created'],
  updateUser: [async () => { const id = await userId(await newUser()); return () => org.admin.patch(`${SETTINGS}/users/${id}`, { name: 'Jane', active: false }); }, 'user.disabled', 'user.updated'],
  createUserLink: [async () => { const id = await userId(await newUser()); return () => org.admin.post(`${SETTINGS}/users/${id}/link`); }, 'user.link_created'],
  reassignRecords: [async () => { const id = await userId(await newUser()); await org.admin.patch(`${SETTINGS}/users/${id}`, { active: false }); return () => org.admin.post(`${SETTINGS}/users/${id}/reassign`, { to: null }); }, 'user.reassigned'],
  createApiKey: [() => () => org.admin.post(`${SETTINGS}/api-keys`, { name: 'made', scopes: ['read'] }), 'api_key.created'],
  revokeApiKey: [async () => { const id = await newKey(); return () => org.admin.delete(`${SETTINGS}/api-keys/${id}`); }, 'api_key.revoked'],
  rotateApiKey: [async () => { const id = await newKey(); return () => org.admin.post(`${SETTINGS}/api-keys/${id}/rotate`, {}); }, 'api_key.created', 'api_key.rotated'],
  createWebhook: [() => () => org.admin.post(`${SETTINGS}/webhooks`, HOOK), 'webhook.created'],
  updateWebhook: [async () => { const id = await newHook(); return () => org.admin.patch(`${SETTINGS}/webhooks/${id}`, { status: 'paused' }); }, 'webhook.updated'],
  deleteWebhook: [async () => { const id = await newHook(); return () => org.admin.delete(`${SETTINGS}/webhooks/${id}`); }, 'webhook.deleted'],
  rotateWebhookSecret: [async () => { const id = await newHook(); return () => org.admin.post(`${SETTINGS}/webhooks/${id}/rotate-secret`, {}); }, 'webhook.secret_rotated'],
  endWebhookOverlap: [async () => { const id = await newHook(); await org.admin.post(`${SETTINGS}/webhooks/${id}/rotate-secret`, {}); return () => org.admin.post(`${SETTINGS}/webhooks/${id}/end-overlap`); }, 'webhook.overlap_ended'],
  testWebhook: [async () => { const id = await newHook(); return () => org.admin.post(`${SETTINGS}/webhooks/${id}/test`); }, 'webhook.tested'],
  resendWebhookEvents: [async () => { const id = await newHook(); return () => org.admin.post(`${SETTINGS}/webhooks/${id}/resend`, {}); }, 'webhook.resent'],
  resendWebhookDelivery: [async () => { const id = await newHook(); const delivery = idOf(await org.admin.post(`${SETTINGS}/webhooks/${id}/test`)); return () => org.admin.post(`${SETTINGS}/webhooks/${id}/deliveries/${delivery}/resend`); }, 'webhook.resent'],
  updatePipeline: [async () => { const id = await pipeline(); return () => org.admin.patch(`${SETTINGS}/pipelines/${id}`, { name: 'Partners' }); }, 'pipeline.updated'],
  updateStage: [async () => { const [id, one] = [await pipeline(), await stage('Lead')]; return () => org.admin.patch(`${SETTINGS}/pipelines/${id}/stages/${one}`, { label: 'New' }); }, 'stage.updated'],
  mergeStage: [async () => { const [id, one, into] = [await pipeline(), await stage('Proposal'), await stage('Lead')]; return () => org.admin.post(`${SETTINGS}/pipelines/${id}/stages/${one}/merge`, { into }); }, 'stage.merged'],
  deleteStage: [async () => { const [id, one, into] = [await pipeline(), await stage('Proposal'), await stage('Lead')]; return () => org.admin.delete(`${SETTINGS}/pipelines/${id}/stages/${one}?move_to=${into}`); }, 'stage.merged'],
  ...fieldCalls('Account', () => Promise.resolve('/v1/accounts/fields')),
  ...fieldCalls('Contact', () => Promise.resolve('/v1/contacts/fields')),
  ...fieldCalls('Pipeline', async () => `/v1/pipelines/${await pipeline()}/fields`),
};

describe('every route with the scope admin that changes something', () => {
  it('is called here', () => {
    const operations = Object.values(openapi.paths).flatMap((methods) => Object.entries(methods as unknown as Record<string, { operationId: string; description: string }>));
    const changing = operations.filter(([method, { description }]) => method !== 'get' && description.includes('Needs the scope `admin`')).map(([, { operationId }]) => operationId);
    expect(Object.keys(CALLS).sort()).toEqual(changing.sort());
  });

  it.each(Object.entries(CALLS))('%s leaves an entry, once for one Idempotency-Key, and none if it fails', async (_id, [prepare, ...actions]) => {
    const call = await prepare();
    const run = jest.spyOn(app.get(UnitOfWork), 'run').mockImplementation(() => Promise.reject(new Error('unexpected')));
    expect((await causedBy(call)).caused).toEqual([]);
    run.mockRestore();
    const { result, caused } = await causedBy(call);
    expect(result.status).toBeLessThan(300);
    expect(caused.map(({ action }) => action).sort()).toEqual(actions);
    for (const { actor, address, request, changes, target } of caused) {
      expect(actor).toEqual({ type: 'api_key', id: expect.any(String), name: 'admin' });
      expect([address, request]).toEqual(['127.0.0.1', result.headers['x-request-id']]);
      expect(target).toEqual({ type: expect.any(String), id: expect.any(String), name: expect.stringMatching(/./) });
      for (const { before, after, hidden } of changes) expect(hidden || JSON.stringify(before) !== JSON.stringify(after)).toBe(true);
    }
  });
});

describe('every command that changes settings', () => {
  const env = () => ({ DATABASE_URL: app.databaseUrl });
  const prefix = async (): Promise<string> => (await org.admin.post(`${SETTINGS}/api-keys`, { name: 'made', scopes: ['read'] })).body.prefix as string;
  const COMMANDS: Record<string, readonly [args: () => string[] | Promise<string[]>, ...actions: string[]]> = {
    'orgs update': [() => ['--requests-per-hour', '4000'], 'organization.updated'],
    'users invite': [() => ['new@acme.example'], 'user.created', 'user.link_created'],
    'users disable': [async () => [await newUser()], 'user.disabled'],
    'users enable': [async () => { const email = await newUser(); await org.admin.patch(`${SETTINGS}/users/${await userId(email)}`, { active: false }); return [email]; }, 'user.enabled'],
    'users role': [async () => [await newUser(), 'admin'], 'user.updated'],
    'users reset': [async () => [await newUser()], 'user.link_created'],
    'keys create': [() => ['--name', 'made', '--scopes', 'read'], 'api_key.created'],
    'keys revoke': [async () => [await prefix()], 'api_key.revoked'],
    'keys rotate': [async () => [await prefix()], 'api_key.created', 'api_key.rotated'],
    'pipelines lock': [() => [], 'pipeline.updated'],
    'pipelines unlock': [async () => { await org.admin.patch(`${SETTINGS}/pipelines/${await pipeline()}`, { locked: true }); return []; }, 'pipeline.updated'],
    'pipelines update': [() => ['--name', 'Partners'], 'pipeline.updated'],
    'pipelines update-stage': [() => ['lead', '--color', 'red'], 'stage.updated'],
    'pipelines merge-stage': [() => ['proposal', 'lead'], 'stage.merged', 'stage.removed'],
    'pipelines delete-stage': [() => ['proposal', '--move-to', 'lead'], 'stage.merged', 'stage.removed'],
  };
  /** They read, or change nothing that an admin has set. "init" has its own test. */
  const OTHERS = ['audit', 'backup', 'init', 'keys list', 'migrate', 'openapi', 'orgs list', 'orgs show', 'pipelines list', 'restore', 'secrets reseal', 'users list', 'verify', 'webhooks listen'];

  it('is run here', () => {
    const names = createProgram({ out: () => undefined, err: () => undefined }, () => { throw new Error('not needed'); }).commands.flatMap((command) => (command.commands.length === 0 ? [command.name()] : command.commands.map((child) => `${command.name()} ${child.name()}`)));
    expect([...Object.keys(COMMANDS), ...OTHERS].sort()).toEqual(names.sort());
  });

  it.each(Object.entries(COMMANDS))('%s leaves an entry of the operator', async (name, [args, ...actions]) => {
    const given = await args();
    const { result, caused } = await causedBy(() => oratek(env(), ...name.split(' '), ...given, '--org', org.slug));
    expect(result).toMatchObject({ code: 0 });
    expect(caused.map(({ action }) => action).sort()).toEqual(actions);
    for (const { actor, address, request } of caused) expect([actor, address, request]).toEqual([{ type: 'system', id: null, name: 'operator' }, null, null]);
  });

  it('init begins the log of the organization', async () => {
    expect((await oratek(env(), 'init', '--org', 'begun', '--name', 'Begun', '--plan', 'pro', '--admin-email', 'a@begun.example')).code).toBe(0);
    const { stdout } = await oratek(env(), 'audit', '--org', 'begun', '--json');
    expect((JSON.parse(stdout) as Entry[]).map(({ action, actor }) => [action, actor.name]).sort()).toEqual([['organization.created', 'operator'], ['pipeline.created', 'operator'], ['user.created', 'operator'], ['user.link_created', 'operator']]);
  });

  it('audit lists them for people too, and says what it does not take', async () => {
    const key = await newKey();
    const { stdout } = await oratek(env(), 'audit', '--org', org.slug, '--target', key, '--action', 'api_key.created', '--since', '2020-01-01', '--until', '2099-01-01T00:00:00+02:00', '--limit', '5');
    expect(stdout).toMatch(/^AT +WHO +ACTION +WHAT +CHANGED +FROM\n\S+ +admin +api_key\.created +made +name, prefix, scopes +127\.0\.0\.1\n$/);
    expect((await oratek(env(), 'audit', '--org', org.slug, '--actor', randomUUID())).stdout).toBe('There is no such entry.\n');
    for (const wrong of [['--limit', '0'], ['--limit', '1001'], ['--actor', 'me'], ['--since', 'yesterday'], ['--action', 'x']]) expect((await oratek(env(), 'audit', '--org', org.slug, ...wrong)).code).toBe(1);
  });
});

describe('an entry', () => {
  it('tells the fields with their values before and after', async () => {
    const { caused } = await causedBy(() => org.admin.patch(`${SETTINGS}/organization`, { name: 'Acme', support_address: 'help@acme.example' }, { headers: { 'User-Agent': 'curl/8' } }));
    expect(caused).toEqual([expect.objectContaining({
      action: 'organization.updated',
      target: { type: 'organization', id: org.id, name: 'Acme' },
      user_agent: 'curl/8',
      changes: [{ field: 'name', before: org.slug, after: 'Acme', hidden: false }, { field: 'support_address', before: null, after: 'help@acme.example', hidden: false }],
    })]);
  });

  it('is not written for a change of nothing, nor for a refused one', async () => {
    const id = await newKey();
    await org.admin.delete(`${SETTINGS}/api-keys/${id}`);
    const { caused } = await causedBy(async () => {
      expect((await org.admin.delete(`${SETTINGS}/api-keys/${id}`)).status).toBe(204);
      expect((await org.admin.patch(`${SETTINGS}/organization`, { currency: 'USD' })).status).toBe(200);
      expect((await org.admin.patch(`${SETTINGS}/organization`, { currency: 'XX' })).status).toBe(422);
      expect((await org.admin.post(`${SETTINGS}/api-keys/${id}/rotate`, {})).status).toBe(422);
    });
    expect(caused).toEqual([]);
  });

  it('is written once if many revoke one key at once', async () => {
    const id = await newKey();
    const { caused } = await causedBy(() => Promise.all([1, 2, 3, 4].map(() => org.admin.delete(`${SETTINGS}/api-keys/${id}`))));
    expect(caused.map(({ action }) => action)).toEqual(['api_key.revoked']);
  });

  it('never holds a token or a secret', async () => {
    const secrets: string[] = Object.values(org.tokens);
    const issued = await org.admin.post(`${SETTINGS}/api-keys`, { name: 'made', scopes: ['read'] });
    const rotated = await org.admin.post(`${SETTINGS}/api-keys/${idOf(issued)}/rotate`, {});
    const hook = await org.admin.post(`${SETTINGS}/webhooks`, HOOK);
    const renewed = await org.admin.post(`${SETTINGS}/webhooks/${idOf(hook)}/rotate-secret`, {});
    await org.admin.delete(`${SETTINGS}/webhooks/${idOf(hook)}`);
    secrets.push(issued.body.token, rotated.body.token, hook.body.secret, renewed.body.secret);
    const stored = JSON.stringify(await app.sql('SELECT * FROM audit_entries WHERE org_id = $1', [org.id]));
    for (const secret of secrets) expect(stored).not.toContain(secret.slice(12));
    expect((await entries('&action=webhook.secret_rotated'))[0]?.changes).toEqual(expect.arrayContaining([{ field: 'secret', before: null, after: null, hidden: true }]));
  });

  it('outlives what it is about', async () => {
    const id = await newHook();
    await org.admin.delete(`${SETTINGS}/webhooks/${id}`);
    await app.sql('DELETE FROM webhook_subscriptions WHERE id = $1', [id]);
    expect((await entries(`&target_id=${id}`)).map(({ action }) => action)).toEqual(['webhook.deleted', 'webhook.created']);
  });

  it('names who has a stage or field made by a record, and the job that ends a deletion', async () => {
    const made = await causedBy(() => org.client.post('/api/v1/contacts', { full_name: 'X', deal_stage: 'Security Review' }));
    expect(made.caused.map(({ action, actor, target }) => [action, actor.name, target.name])).toEqual([['stage.created', 'write', 'Security Review']]);
    const defined = await causedBy(() => newField('/v1/contacts/fields'));
    expect(defined.caused.map(({ action, actor }) => [action, actor.name])).toEqual([['custom_field.created', 'write']]);
    const ended = await causedBy(async () => {
      await org.octolaneAdmin.delete(`/v1/contacts/fields/${defined.result}`);
      await app.get(JobRunner).turn(() => false);
    });
    expect(ended.caused.map(({ action, actor, address }) => [action, actor.name, address])).toEqual([['custom_field.deleted', 'admin', '127.0.0.1'], ['custom_field.removed', 'admin', null]]);
  });

  it('of places of stages tells all that moved', async () => {
    const [id, lead] = [await pipeline(), await stage('Lead')];
    const { caused } = await causedBy(() => org.admin.patch(`${SETTINGS}/pipelines/${id}/stages/${lead}`, { stage_order: 2 }));
    expect(caused.map(({ action, changes }) => [action, changes])).toEqual([['pipeline.updated', [expect.objectContaining({ field: 'stage_order', before: expect.objectContaining({ lead: 1, qualified: 2 }), after: expect.objectContaining({ lead: 2, qualified: 3 }) })]]]);
  });
});

describe('GET /api/v1/settings/audit', () => {
  it('is walked by its cursor, newest first', async () => {
    for (let n = 0; n < 5; n++) await newKey();
    const whole = await entries();
    expect(whole.length).toBeGreaterThan(7);
    expect(whole.map(({ at }) => at)).toEqual(whole.map(({ at }) => at).sort().reverse());
    expect(await walk<Entry>(org.admin, AUDIT, { limit: '3' })).toEqual(whole);
    expect(await entries('&offset=2')).toEqual(whole.slice(2));
  });

  it('filters by actor, action, target and time, all together', async () => {
    const id = await newHook();
    await org.admin.patch(`${SETTINGS}/webhooks/${id}`, { status: 'paused' });
    const [updated, created] = (await entries(`&target_id=${id}`)) as [Entry, Entry];
    const actor = updated.actor.id ?? '';
    expect((await entries(`&actor_id=${actor}`)).map(({ action }) => action)).toEqual(['webhook.updated', 'webhook.created']);
    expect(await entries('&action=webhook.updated')).toEqual([updated]);
    expect(await entries('&target_type=webhook')).toEqual([updated, created]);
    expect(await entries(`&target_type=webhook&action=webhook.created&actor_id=${actor}&target_id=${id}&since=${created.at}&until=2099-01-01T00:00:00Z`)).toEqual([created]);
    expect(await entries(`&since=${updated.at}&target_id=${id}`)).toEqual(updated.at === created.at ? [updated, created] : [updated]);
    expect(await entries(`&until=${created.at}&target_id=${id}`)).toEqual([]);
    expect(await entries(`&actor_id=${randomUUID()}`)).toEqual([]);
  });

  it.each(['limit=0', 'limit=201', 'cursor=x', 'actor_id=me', 'action=x', 'target_type=x', 'target_id=x', 'since=now', 'until=now', 'format=xml', 'actor=x'])('?%s is 422', async (query) => {
    expectError(await org.admin.get(`${AUDIT}?${query}`), 422, 'validation', [query.split('=')[0] ?? '']);
  });

  it('refuses an empty span, and pages of a file', async () => {
    expectError(await org.admin.get(`${AUDIT}?since=2026-01-02T00:00:00Z&until=2026-01-01T00:00:00Z`), 422, 'validation', ['until']);
    expectError(await org.admin.get(`${AUDIT}?format=csv&offset=1`), 422, 'validation', ['offset']);
  });

  it('is for admins, and shows nothing of another organization', async () => {
    for (const client of [org.client, org.reader]) expectError(await client.get(AUDIT), 403, 'insufficient_scope');
    expectError(await app.anonymous.get(AUDIT), 401, 'missing_api_key');
    expectError(await org.admin.delete(AUDIT), 405, 'method_not_allowed');
    const other = await app.newOrganization();
    const [theirs] = await entries('', other);
    await newKey();
    expect((await entries(`&target_id=${theirs?.target.id}`)).length).toBe(0);
    const ids = new Set((await entries()).map(({ id }) => id));
    expect((await entries('', other)).filter(({ id }) => ids.has(id))).toEqual([]);
  });
});

describe('as CSV', () => {
  const csv = (query = '', headers = {}): Promise<Answer> => org.admin.get(`${AUDIT}${query}`, { headers });

  it('gives all that the filter finds, as a file', async () => {
    for (let n = 0; n < 3; n++) await newKey();
    const { status, headers, text } = await csv('?format=csv');
    expect([status, headers['content-type'], headers['content-disposition']]).toEqual([200, 'text/csv; charset=utf-8', 'attachment; filename="audit.csv"']);
    const lines = text.split('\r\n');
    expect(lines[0]).toBe('id,at,actor_type,actor_id,actor_name,action,target_type,target_id,target_name,changes,address,user_agent,request_id');
    expect(lines.slice(1, -1).map((line) => line.split(',')[0])).toEqual((await entries()).map(({ id }) => id));
    expect((await csv('?format=csv&action=webhook.created')).text.split('\r\n')).toHaveLength(2);
  });

  it('has at most as many entries as limit says', async () => {
    for (let n = 0; n < 3; n++) await newKey();
    const [first, second] = await entries();
    for (const [query, headers] of [['?format=csv&limit=2', {}], ['?limit=2', { Accept: 'text/csv' }]] as const) {
      const lines = (await csv(query, headers)).text.split('\r\n').slice(1, -1);
      expect(lines.map((line) => line.split(',')[0])).toEqual([first?.id, second?.id]);
    }
    expectError(await csv('?format=csv&limit=201'), 422, 'validation', ['limit']);
  });

  it('tells caches that it depends on Accept', async () => {
    for (const query of ['', '?format=csv']) expect((await csv(query)).headers['vary']).toMatch(/(^|, )Accept(,|$)/);
  });

  it('goes on over many pages', async () => {
    await app.sql(
      `INSERT INTO audit_entries (org_id, id, at, actor_type, actor_name, action, target_type, target_name, changes)
       SELECT $1, gen_random_uuid(), now(), 'system', 'test', 'webhook.tested', 'webhook', 'x', '[]' FROM generate_series(1, 450)`,
      [org.id],
    );
    const lines = (await csv('?format=csv&action=webhook.tested')).text.split('\r\n').slice(1, -1);
    expect(new Set(lines.map((line) => line.split(',')[0])).size).toBe(450);
  });

  it.each([['text/csv', 'text/csv'], ['text/csv, application/json;q=0.5', 'text/csv'], ['application/json', 'application/json'], ['*/*', 'application/json'], ['image/png', 'application/json']])('Accept: %s is answered as %s', async (accept, type) => {
    expect((await csv('', { Accept: accept })).headers['content-type']).toBe(`${type}; charset=utf-8`);
    expect((await csv('?format=json', { Accept: accept })).headers['content-type']).toBe('application/json; charset=utf-8');
  });

  it('refuses a page of the file that Accept asks for, as with format=csv', async () => {
    const { next_cursor: cursor } = (await org.admin.get(`${AUDIT}?limit=1`)).body.meta;
    for (const [query, name] of [[`?cursor=${cursor}`, 'cursor'], ['?offset=1', 'offset']] as const) {
      const answer = await csv(query, { Accept: 'text/csv' });
      expectError(answer, 422, 'validation', [name]);
      expect(answer.body.message).toBe(`${name} cannot be combined with Accept: text/csv, which gives a file: leave it out.`);
    }
  });

  it('neutralises what a spreadsheet would run', async () => {
    await org.admin.post(`${SETTINGS}/api-keys`, { name: '=HYPERLINK("https://evil.example","a")', scopes: ['read'] });
    expect((await csv('?format=csv&target_type=api_key')).text).toContain(`,"'=HYPERLINK(""https://evil.example"",""a"")",`);
    for (const [value, cell] of [['=1', "'=1"], ['+1', "'+1"], ['-1', "'-1"], ['@a', "'@a"], ['\ta', "'\ta"], ['\ra', `"'\ra"`], ['a,b', '"a,b"'], ['a"b', '"a""b"'], ['a\nb', '"a\nb"'], ['a=b', 'a=b'], [null, ''], ['', '']] as const) expect(csvCell(value)).toBe(cell);
  });
});

describe('a call of a key without the scope admin', () => {
  const written = async (): Promise<Entry[]> => {
    await app.get(DeniedCalls).write();
    return entries('&action=access.denied');
  };

  it('is told, with its route, in both APIs, also where there is none', async () => {
    const id = randomUUID();
    for (const call of [() => org.reader.get(`${SETTINGS}/api-keys/${id}`), () => org.client.delete(`${SETTINGS}/api-keys/${id}`), () => org.client.get(`${SETTINGS}/nowhere`), () => org.octolane.delete(`/v1/contacts/fields/${id}`)]) expect((await call()).status).toBe(403);
    // What needs another scope is none of an admin.
    expect((await org.admin.get('/api/v1/contacts')).status).toBe(403);
    const found = (await written()).reverse();
    expect(found.map(({ actor, target, address }) => [actor.name, target, address])).toEqual([
      ['read', { type: 'route', id: null, name: 'GET /api/v1/settings/api-keys/:id' }, '127.0.0.1'],
      ['write', { type: 'route', id: null, name: 'DELETE /api/v1/settings/api-keys/:id' }, '127.0.0.1'],
      ['write', { type: 'route', id: null, name: 'GET /api/v1/settings/nowhere' }, '127.0.0.1'],
      ['write', { type: 'route', id: null, name: 'DELETE /v1/contacts/fields/:id' }, '127.0.0.1'],
    ]);
  });

  it('is told at most ten times a minute, each key by itself', async () => {
    const now = jest.spyOn(performance, 'now').mockReturnValue(performance.now() + 120_000);
    const denied = (client: ApiClient, times: number): Promise<unknown> => Promise.all(Array.from({ length: times }, () => client.get(AUDIT)));
    await denied(org.client, MAX_DENIED_A_MINUTE + 5);
    await denied(org.reader, 1);
    expect(await written()).toHaveLength(MAX_DENIED_A_MINUTE + 1);
    now.mockReturnValue(performance.now() + 60_000);
    await denied(org.client, 1);
    expect(await written()).toHaveLength(MAX_DENIED_A_MINUTE + 2);
  });

  it('of nobody is not told', async () => {
    expect((await app.anonymous.get(AUDIT)).status).toBe(401);
    expect(await written()).toEqual([]);
  });

  it('is written later if the database cannot take it now', async () => {
    await org.client.get(AUDIT);
    jest.spyOn(app.get(UnitOfWork), 'run').mockRejectedValueOnce(new Error('away'));
    await expect(app.get(DeniedCalls).write()).rejects.toThrow('away');
    expect(await written()).toHaveLength(1);
  });
});

describe('the table', () => {
  it('refuses every change, and a deletion before 400 days, but of an organization that is gone', async () => {
    await expect(app.sql("UPDATE audit_entries SET action = 'x' WHERE org_id = $1", [org.id])).rejects.toThrow('neither changed nor deleted');
    await expect(app.sql('DELETE FROM audit_entries WHERE org_id = $1', [org.id])).rejects.toThrow('neither changed nor deleted');
    await expect(app.sql('TRUNCATE audit_entries')).rejects.toThrow('neither changed nor deleted');
    const gone = randomUUID();
    await app.sql(`INSERT INTO audit_entries (org_id, id, at, actor_type, actor_name, action, target_type, target_name, changes) VALUES ($1, $1, now(), 'system', 'test', 'webhook.tested', 'webhook', 'x', '[]')`, [gone]);
    expect(await app.sql('DELETE FROM audit_entries WHERE org_id = $1 RETURNING 1', [gone])).toHaveLength(1);
  });

  it('is swept of what is older', async () => {
    await app.sql(
      `INSERT INTO audit_entries (org_id, id, at, actor_type, actor_name, action, target_type, target_name, changes)
       SELECT $1, gen_random_uuid(), now() - days * interval '1 day', 'system', 'test', 'webhook.tested', 'webhook', days::text, '[]' FROM unnest(ARRAY[399, 401, 500]) AS days`,
      [org.id],
    );
    await app.get(AuditSweeper).turn(() => false);
    expect((await entries('&action=webhook.tested')).map(({ target }) => target.name)).toEqual(['399']);
  });
});
