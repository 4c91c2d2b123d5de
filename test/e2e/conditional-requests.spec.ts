import { expectError } from '../support/expect-error.js';
import { expectRefused } from '../support/expect-refused.js';
import { openapi } from '../support/openapi-contract.js';
import { eventNames } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

let app: TestApp;
let org: TestOrganization;
beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const KINDS = [
  { kind: 'contact', path: '/api/v1/contacts', fields: { full_name: 'Tagged', deal_stage: 'lead' }, change: { full_name: 'Changed' } },
  { kind: 'task', path: '/api/v1/tasks', fields: { title: 'Tagged' }, change: { title: 'Changed' } },
] as const;

/** Everything that is changed under a condition, in Settings, too. */
const CONDITIONAL = [
  ...KINDS.map((kind) => ({ ...kind, client: () => org.client })),
  { kind: 'webhook subscription', path: '/api/v1/settings/webhooks', fields: { url: 'https://hooks.example.com/x', events: ['task.created'] }, change: { description: 'Changed' }, client: () => org.admin },
  { kind: 'key', path: '/api/v1/settings/api-keys', fields: { name: 'k', scopes: ['read'] }, change: null, client: () => org.admin },
] as const;

describe.each(CONDITIONAL)('If-None-Match on a change of a $kind', ({ path, fields, change, client }) => {
  const create = async () => {
    const url = `${path}/${(await client().post(path, fields)).body.id as string}`;
    return { url, tag: (await client().get(url)).headers['etag'] ?? '' };
  };
  const none = (value: string, more: Record<string, string> = {}) => ({ headers: { 'If-None-Match': value, ...more } });

  it('that matches changes nothing', async () => {
    const { url, tag } = await create();
    const before = (await client().get(url)).text;
    for (const headers of [none(tag), none(`W/${tag}`), none(`"other", ${tag}`), none('*'), none(tag, { 'If-Match': tag }), none('"other"', { 'If-Match': '"other"' })]) {
      if (change) expectError(await client().patch(url, change, headers), 412, 'precondition_failed');
      expectError(await client().delete(url, headers), 412, 'precondition_failed');
    }
    expect((await client().get(url)).text).toBe(before);
  });

  it('that does not lets it through', async () => {
    const { url, tag } = await create();
    const changed = change ? await client().patch(url, change, none('"other"', { 'If-Match': tag })) : await client().get(url);
    expect(changed.status).toBe(200);
    expect((await client().delete(url, none(change ? tag : '"other"'))).status).toBe(204);
  });

  it('comes after a 404', async () => {
    expectError(await client().delete(`${path}/01890000-0000-7000-8000-000000000000`, none('*')), 404, 'not_found');
  });
});

describe.each(KINDS)('the ETag of a $kind', ({ path, fields, change }) => {
  const create = async () => {
    const { body, headers } = await org.client.post(path, fields);
    return { url: `${path}/${body.id as string}`, tag: headers['etag'] ?? '' };
  };

  it('is strong, the same on POST, GET, HEAD and PATCH, and moves with every change, but not without one', async () => {
    const { url, tag } = await create();
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    expect((await org.client.get(url)).headers['etag']).toBe(tag);
    const head = await org.client.send('HEAD', url);
    expect([head.headers['etag'], head.text]).toEqual([tag, '']);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(0);
    expect((await org.client.patch(url, fields)).headers['etag']).toBe(tag);
    const changed = await org.client.patch(url, change);
    expect(changed.headers['etag']).not.toBe(tag);
    expect((await org.client.get(url)).headers['etag']).toBe(changed.headers['etag']);
  });

  it('in If-None-Match gives 304 without a body', async () => {
    const { url, tag } = await create();
    for (const value of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      for (const method of ['GET', 'HEAD']) {
        const answer = await org.client.send(method, url, { headers: { 'If-None-Match': value } });
        expect({ method, value, status: answer.status, text: answer.text, tag: answer.headers['etag'], type: answer.headers['content-type'], length: answer.headers['content-length'] }).toEqual({ method, value, status: 304, text: '', tag, type: undefined, length: undefined });
      }
    }
    for (const value of ['"other"', tag.slice(1, -1), '', 'W/']) expect((await org.client.get(url, { headers: { 'If-None-Match': value } })).status).toBe(200);
    await org.client.patch(url, change);
    expect((await org.client.get(url, { headers: { 'If-None-Match': tag } })).status).toBe(200);
  });

  it('in If-Match lets a PATCH and a DELETE through', async () => {
    const { url, tag } = await create();
    const { headers } = await org.client.patch(url, change, { headers: { 'If-Match': tag } });
    expect((await org.client.patch(url, fields, { headers: { 'If-Match': `"x", ${headers['etag'] ?? ''}` } })).status).toBe(200);
    const last = await org.client.patch(url, change, { headers: { 'If-Match': '*' } });
    expect(last.status).toBe(200);
    expect((await org.client.delete(url, { headers: { 'If-Match': last.headers['etag'] ?? '' } })).status).toBe(204);
  });

  it('that is out of date in If-Match changes nothing', async () => {
    const { url, tag } = await create();
    const { body: now, headers } = await org.client.patch(url, change);
    for (const value of [tag, '"other"', `W/${headers['etag'] ?? ''}`]) {
      expectError(await org.client.patch(url, fields, { headers: { 'If-Match': value } }), 412, 'precondition_failed');
      expectError(await org.client.delete(url, { headers: { 'If-Match': value } }), 412, 'precondition_failed');
    }
    expect((await org.client.get(url)).body).toEqual(now);
  });

  it('that is out of date is what is wrong with a whole record that is sent back, not what the server has set since', async () => {
    const { url, tag } = await create();
    const { body: then } = await org.client.get(url);
    await org.client.patch(url, change);
    expectError(await org.client.patch(url, { ...then, ...change }, { headers: { 'If-Match': tag } }), 412, 'precondition_failed');
    expectError(await org.client.patch(url, { ...then, updated_at: '2020-01-01T00:00:00Z' }), 422, 'validation', ['updated_at']);
  });

  it('of which two PATCHes at once make use, is good for one of them', async () => {
    for (let round = 0; round < 10; round++) {
      const { url, tag } = await create();
      const answers = await Promise.all([0, 1].map((i) => org.client.patch(url, { ...change, ...(path.endsWith('tasks') ? { category: `${i}` } : { phone: `${i}` }) }, { headers: { 'If-Match': tag } })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
      const winner = answers.find(({ status }) => status === 200);
      expect((await org.client.get(url)).text).toBe(winner?.text);
    }
  });

  it('of which a PATCH and a DELETE at once make use, is good for one of them', async () => {
    for (let round = 0; round < 5; round++) {
      const { url, tag } = await create();
      const [patched, deleted] = await Promise.all([org.client.patch(url, change, { headers: { 'If-Match': tag } }), org.client.delete(url, { headers: { 'If-Match': tag } })]);
      expect([[200, 412], [404, 204], [412, 204]]).toContainEqual([patched.status, deleted.status]);
      expect((await org.client.get(url)).status).toBe(patched.status === 200 ? 200 : 404);
    }
  });

  it('without its quotes is no ETag, and says so', async () => {
    const { url, tag } = await create();
    for (const value of [tag.slice(1, -1), '"a" "b"', '"a', '', ',']) {
      for (const name of ['If-Match', 'If-None-Match']) {
        expectError(await org.client.patch(url, change, { headers: { [name]: value } }), 422, 'validation', [name]);
        expectError(await org.client.delete(url, { headers: { [name]: value } }), 422, 'validation', [name]);
      }
    }
  });

  it('comes after 404, 400 and 422', async () => {
    const { url } = await create();
    const stale = { headers: { 'If-Match': '"stale"' } };
    expectError(await org.client.patch(url, {}, stale), 400, 'no_fields');
    expectError(await org.client.patch(url, { unknown: 1 }, stale), 422, 'validation', ['unknown']);
    expectError(await org.client.patch(`${path}/01890000-0000-7000-8000-000000000000`, change, stale), 404, 'not_found');
  });

  it('is not on lists and errors', async () => {
    expect((await org.client.get(path)).headers['etag']).toBeUndefined();
    expect((await org.client.get(`${path}/x`)).headers['etag']).toBeUndefined();
  });
});

describe.each(['If-Match', 'If-None-Match'])('%s on a bulk', (name) => {
  const bulks = Object.entries(openapi.paths).flatMap(([path, operations]) => (path.includes('/bulk') ? Object.keys(operations).map((method) => [method.toUpperCase(), path] as const) : []));

  it.each(bulks)('is refused by %s %s, and nothing is done', async (method, path) => {
    const isOratek = path.startsWith('/api/v1/');
    const client = isOratek ? org.client : path.endsWith('/bulk/update') ? org.octolaneAdmin : org.octolane;
    const pipeline = (await org.octolane.get('/v1/pipelines')).body.data.pipelines[0].pipeline_id as string;
    const answer = await client.send(method, path.replace('{id}', pipeline), { body: JSON.stringify(method === 'PATCH' ? {} : [{}]), headers: { [name]: '"4CkRzxPBUfqYhDdCQvLVzw"', 'Content-Type': 'application/json' } });
    if (isOratek) expectError(answer, 422, 'validation', [name]);
    else expectRefused(answer, 400, 'Validation error', { [name]: /is about one record, not about several: leave it out, or change the record that it is meant for by a request of its own$/ });
    if (isOratek) expect(answer.body.message).toBe(`${name} is about one record, not about several: leave it out, and send the ETag as \`if_match\` in each item that it is meant for.`);
  });

  it('is known of every bulk', () => {
    expect(bulks.length).toBeGreaterThanOrEqual(14);
  });
});

it('the ETag of a task moves when its contact is deleted', async () => {
  const { body: contact } = await org.client.post('/api/v1/contacts', { full_name: 'Leaving' });
  const { body: task, headers } = await org.client.post('/api/v1/tasks', { title: 'About', contact_id: contact.id });
  await org.client.delete(`/api/v1/contacts/${contact.id as string}`);
  expectError(await org.client.patch(`/api/v1/tasks/${task.id as string}`, { title: 'x' }, { headers: { 'If-Match': headers['etag'] ?? '' } }), 412, 'precondition_failed');
  expect(await eventNames(app, task.id as string)).toEqual(['task.created 1', 'task.updated 2']);
});
