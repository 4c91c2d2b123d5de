import { randomUUID } from 'node:crypto';
import { ApiKeysApi } from '../../src/modules/api-keys/api-keys.api.js';
import type { Answer, ApiClient } from '../support/api-client.js';
import { eventually } from '../support/eventually.js';
import { expectError } from '../support/expect-error.js';
import { walk } from '../support/records.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';
import { serverNow } from '../support/server-clock.js';

const KEYS = '/api/v1/settings/api-keys';
const CONTACTS = '/api/v1/contacts';
const FIELDS = ['created_at', 'created_by', 'expires_at', 'id', 'last_used_at', 'name', 'prefix', 'revoked_at', 'scopes'];
const FUTURE = '2099-12-31T00:00:00.000Z';
const DAY = 86_400_000;

let app: TestApp;
let org: TestOrganization;
let admin: ApiClient;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
  admin = org.admin;
});
afterAll(() => app.close());

interface Key {
  readonly id: string;
  readonly token: string;
  readonly prefix: string;
  readonly created_at: string;
  readonly path: string;
  readonly client: ApiClient;
}

async function create(input: object = {}): Promise<Key> {
  const { status, body } = await admin.post(KEYS, { name: 'website', scopes: ['read'], ...input });
  expect(status).toBe(201);
  return { ...body, path: `${KEYS}/${body.id}`, client: app.anonymous.as(body.token) };
}

/** The key has expired; an instance notices after the same time as a revocation. */
async function expire({ id, client }: Key): Promise<void> {
  await app.sql("UPDATE api_keys SET expires_at = now() - interval '1 second' WHERE id = $1", [id]);
  await eventually(async () => expect((await client.get(CONTACTS)).status).not.toBe(200));
}

const count = async (): Promise<number> => (await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM api_keys'))[0]!.n;
const detailsOf = ({ body }: Answer): string[] => (body.details as { field: string; code: string }[]).map(({ field, code }) => `${field}: ${code}`);

describe('POST', () => {
  it('issues a key that works at once: the record with its token, and Location leads to the record without', async () => {
    const answer = await admin.post(KEYS, { name: '  website ', scopes: ['write', 'read'], expires_at: '2099-12-31T02:00:00+02:00' });
    const { token, ...record } = answer.body as Key;
    expect(answer.status).toBe(201);
    expect(token).toMatch(/^otk_[a-z0-9]{26}$/);
    expect(record).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/), name: 'website', prefix: token.slice(0, 12), scopes: ['read', 'write'],
      created_by: { type: 'api_key', id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/), name: 'admin' }, created_at: expect.any(String), expires_at: FUTURE, last_used_at: null, revoked_at: null,
    });
    expect(answer.headers['location']).toBe(`${KEYS}/${record.id}`);
    expect(answer.headers['cache-control']).toBe('no-store');
    const shown = await admin.get(answer.headers['location']!);
    expect(shown.body).toEqual(record);
    expect(answer.headers['etag']).toBe(shown.headers['etag']);
    expect((await app.anonymous.as(token).post(CONTACTS, { full_name: 'By the new key' })).status).toBe(201);
  });

  it('issues keys of every scope, each for itself', async () => {
    for (const scope of ['read', 'write', 'admin']) expect(await create({ scopes: [scope], expires_at: null })).toMatchObject({ scopes: [scope], expires_at: null });
  });

  it('tells every fault at once, and issues nothing', async () => {
    const before = await count();
    const answer = await admin.post(KEYS, { name: 'a\u0007b', scopes: ['read', 'root', 'read'], expires_at: '2020-01-01T00:00:00Z', token: 'otk_mine' });
    expectError(answer, 422, 'validation');
    expect(detailsOf(answer).sort()).toEqual(['expires_at: past', 'name: control_character', 'scopes.1: one_of', 'scopes.2: unique', 'token: unknown_field']);
    expect(await count()).toBe(before);
  });

  it.each<[object, string[]]>([
    [{}, ['name: required', 'scopes: required']],
    [{ name: ' ', scopes: [] }, ['name: blank', 'scopes: min_items']],
    [{ name: null, scopes: null }, ['name: blank', 'scopes: array']],
    [{ name: 'x'.repeat(256), scopes: 'read' }, ['name: max_length', 'scopes: array']],
    [{ name: 'a\0', scopes: ['read', 'write', 'admin', 'read'] }, ['name: nul', 'scopes: max_items']],
    [{ name: 5, scopes: ['READ'], expires_at: 'tomorrow' }, ['name: string', 'scopes.0: one_of', 'expires_at: date_time']],
    [{ name: 'x', scopes: ['read'], expires_at: '0' }, ['expires_at: date_time']],
    [{ name: 'x', scopes: ['read'], expires_at: 0 }, ['expires_at: date_time']],
  ])('refuses %j', async (body, details) => {
    const answer = await admin.post(KEYS, body);
    expectError(answer, 422, 'validation');
    expect(detailsOf(answer)).toEqual(details);
  });

  it('takes a name of 255 characters, however many code units that is', async () => {
    for (const name of ['x', 'x'.repeat(255), '😀'.repeat(255)]) expect(await create({ name })).toMatchObject({ name });
  });
});

describe('GET of the list', () => {
  let its: TestOrganization;
  const ids = async (query: Record<string, string> = {}): Promise<string[]> => (await walk<{ id: string }>(its.admin, KEYS, query)).map(({ id }) => id);

  beforeAll(async () => {
    its = await app.newOrganization();
  });

  it('has every key of the organization, newest first, those that have ended too, and never a token', async () => {
    const made: string[] = [];
    for (const name of ['active', 'revoked', 'expired', 'both']) made.unshift((await its.admin.post(KEYS, { name, scopes: ['read'] })).body.id as string);
    const [both, expired, revoked] = made;
    for (const id of [revoked, both]) expect((await its.admin.delete(`${KEYS}/${id}`)).status).toBe(204);
    await app.sql('UPDATE api_keys SET expires_at = created_at WHERE id = ANY ($1)', [[expired, both]]);

    const answer = await its.admin.get(KEYS);
    expect(answer.status).toBe(200);
    expect(answer.body.meta).toEqual({ count: 7, limit: 50, offset: 0, next_cursor: null });
    expect(answer.body.data.slice(0, 4).map(({ id }: { id: string }) => id)).toEqual(made);
    for (const record of answer.body.data as object[]) expect(Object.keys(record).sort()).toEqual(FIELDS);
    expect(answer.text).not.toMatch(/otk_[a-z0-9]{9}/);

    expect(await ids({ state: 'revoked' })).toEqual([both, revoked]);
    expect(await ids({ state: 'expired' })).toEqual([expired]);
    const active = await ids({ state: 'active' });
    expect(active).toHaveLength(4);
    expect(active[0]).toBe(made[3]);
  });

  it('pages along its cursor, which is good for this list alone', async () => {
    const all = await ids();
    const paged: string[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const { body }: Answer = await its.admin.get(`${KEYS}?limit=2${cursor === null ? '' : `&cursor=${cursor}`}`);
      paged.push(...(body.data as { id: string }[]).map(({ id }) => id));
      cursor = body.meta.next_cursor as string | null;
    }
    expect(paged).toEqual(all);
    const { next_cursor } = (await its.admin.get(`${KEYS}?limit=1`)).body.meta;
    expectError(await its.admin.get(`${KEYS}?state=active&cursor=${next_cursor}`), 422, 'validation', ['cursor']);
    const ofTasks = await its.client.get('/api/v1/tasks?limit=1');
    expect(ofTasks.status).toBe(200);
  });

  it('tells every fault of the query at once', async () => {
    expectError(await its.admin.get(`${KEYS}?limit=0&state=lost&offset=-1`), 422, 'validation', ['limit', 'offset', 'state']);
  });
});

describe('GET of one', () => {
  it('has an ETag, and is 304 to a client that knows it', async () => {
    const { path } = await create();
    const answer = await admin.get(path);
    expect(Object.keys(answer.body as object).sort()).toEqual(FIELDS);
    expect((await admin.get(path, { headers: { 'If-None-Match': answer.headers['etag']! } })).status).toBe(304);
  });

  it('shows when the key was last used, which its ETag leaves out', async () => {
    const { path, client } = await create();
    const { etag = '' } = (await admin.get(path)).headers;
    await client.get(CONTACTS);
    const used = await eventually(async () => {
      const answer = await admin.get(path);
      expect(answer.body.last_used_at).toMatch(/Z$/);
      return answer;
    });
    expect(used.headers['etag']).toBe(etag);
    const rotated = await admin.post(`${path}/rotate`, { overlap_seconds: 0 }, { headers: { 'If-Match': etag } });
    expect(rotated.status).toBe(201);
    expect((await admin.get(path)).headers['etag']).not.toBe(etag);
    const successor = `${KEYS}/${rotated.body.id as string}`;
    expect((await admin.get(successor)).headers['etag']).toBe(rotated.headers['etag']);
    await app.anonymous.as(rotated.body.token as string).get(CONTACTS);
    await eventually(async () => expect((await admin.get(successor)).body.last_used_at).toMatch(/Z$/));
    expect((await admin.delete(successor, { headers: { 'If-Match': rotated.headers['etag'] ?? '' } })).status).toBe(204);
  });

  it.each([randomUUID(), 'nobody'])('of no key is 404: %s', async (id) => {
    expectError(await admin.get(`${KEYS}/${id}`), 404, 'not_found');
    expectError(await admin.delete(`${KEYS}/${id}`), 404, 'not_found');
    expectError(await admin.post(`${KEYS}/${id}/rotate`), 404, 'not_found');
  });
});

describe('DELETE', () => {
  it('revokes: every instance refuses the token within 100 ms, and the key stays in the list', async () => {
    const other = await startTestApp({ databaseUrl: app.databaseUrl });
    try {
      const { path, token, client } = await create();
      const elsewhere = other.anonymous.as(token);
      for (const one of [client, elsewhere]) expect((await one.get(CONTACTS)).status).toBe(200);
      const answer = await admin.delete(path);
      const revokedAt = performance.now();
      expect([answer.status, answer.text]).toEqual([204, '']);
      await eventually(() => {
        if (performance.now() < revokedAt + 110) throw new Error('not yet');
      });
      for (const one of [client, elsewhere]) expectError(await one.get(CONTACTS), 401, 'revoked_api_key');
      expect((await admin.get(path)).body.revoked_at).toMatch(/Z$/);
    } finally {
      await other.close();
    }
  });

  it('a second time is no error, and keeps the moment of the first', async () => {
    const { id, path } = await create();
    await admin.delete(path);
    await app.sql("UPDATE api_keys SET revoked_at = '2026-01-01T00:00:00Z' WHERE id = $1", [id]);
    expect((await admin.delete(path)).status).toBe(204);
    expect((await admin.get(path)).body.revoked_at).toBe('2026-01-01T00:00:00.000Z');
  });

  it('revokes an expired key as well', async () => {
    const key = await create();
    await expire(key);
    expect((await admin.delete(key.path)).status).toBe(204);
    expect((await admin.get(key.path)).body.revoked_at).not.toBeNull();
  });

  it('a key may revoke itself, and be the last of the organization: the answer still arrives', async () => {
    const its = await app.newOrganization();
    const keys = await walk<{ id: string; scopes: string[] }>(its.admin, KEYS);
    const own = keys.find(({ scopes }) => scopes.includes('admin'))!;
    for (const { id } of keys.filter((key) => key !== own)) expect((await its.admin.delete(`${KEYS}/${id}`)).status).toBe(204);
    expect((await its.admin.delete(`${KEYS}/${own.id}`)).status).toBe(204);
    await eventually(async () => expectError(await its.admin.get(KEYS), 401, 'revoked_api_key'));
  });

  it('honours If-Match', async () => {
    const { path } = await create();
    expectError(await admin.delete(path, { headers: { 'If-Match': '"another"' } }), 412, 'precondition_failed');
    expectError(await admin.delete(path, { headers: { 'If-Match': 'bare' } }), 422, 'validation', ['If-Match']);
    const { headers, body } = await admin.get(path);
    expect(body.revoked_at).toBeNull();
    expect((await admin.delete(path, { headers: { 'If-Match': headers['etag']! } })).status).toBe(204);
  });
});

describe('POST …/rotate', () => {
  it('issues a key with the same name and scopes, and the old one goes on for a day', async () => {
    const old = await create({ name: 'nightly export', scopes: ['read', 'write'] });
    const answer = await admin.post(`${old.path}/rotate`);
    const { token, ...record } = answer.body as Key;
    expect(answer.status).toBe(201);
    expect(record).toMatchObject({ name: 'nightly export', scopes: ['read', 'write'], prefix: token.slice(0, 12), expires_at: null, revoked_at: null });
    expect(record.id).not.toBe(old.id);
    expect(record).toMatchObject({ created_by: { type: 'api_key', name: 'admin' } });
    expect(answer.headers['location']).toBe(`${KEYS}/${record.id}`);
    expect((await admin.get(answer.headers['location']!)).body).toEqual(record);
    expect((await admin.get(old.path)).body).toMatchObject({ expires_at: new Date(Date.parse(record.created_at) + DAY).toISOString(), revoked_at: null });
    for (const client of [old.client, app.anonymous.as(token)]) expect((await client.get(CONTACTS)).status).toBe(200);
  });

  it('with an overlap of its own, and never beyond the expiry that the old key had', async () => {
    const old = await create();
    const { body } = await admin.post(`${old.path}/rotate`, { overlap_seconds: 60 });
    expect((await admin.get(old.path)).body.expires_at).toBe(new Date(Date.parse(body.created_at as string) + 60_000).toISOString());

    const soon = new Date(serverNow() + 3_600_000).toISOString();
    const ending = await create({ expires_at: soon });
    const successor = (await admin.post(`${ending.path}/rotate`, { overlap_seconds: 604_800 })).body as { created_at: string; expires_at: string };
    expect((await admin.get(ending.path)).body.expires_at).toBe(soon);
    const lifetime = (from: string, to: string): number => Date.parse(to) - Date.parse(from);
    expect(lifetime(successor.created_at, successor.expires_at)).toBe(lifetime(ending.created_at, soon));
  });

  it('gives the new key an expiry of its own, or none', async () => {
    for (const expires_at of [FUTURE, null]) {
      const { path } = await create({ expires_at: '2098-01-01T00:00:00Z' });
      expect((await admin.post(`${path}/rotate`, { expires_at })).body).toMatchObject({ expires_at });
    }
  });

  it('without overlap revokes the old key at once', async () => {
    const old = await create();
    expect((await old.client.get(CONTACTS)).status).toBe(200);
    const { body } = await admin.post(`${old.path}/rotate`, { overlap_seconds: 0 });
    expect((await admin.get(old.path)).body).toMatchObject({ revoked_at: body.created_at, expires_at: null });
    await eventually(async () => expectError(await old.client.get(CONTACTS), 401, 'revoked_api_key'));
    expect((await app.anonymous.as(body.token as string).get(CONTACTS)).status).toBe(200);
  });

  it('of a key that has ended is 422 on id, and issues nothing', async () => {
    const [revoked, expired] = [await create(), await create()];
    await admin.delete(revoked.path);
    await expire(expired);
    const before = await count();
    for (const [{ path }, code] of [[revoked, 'revoked'], [expired, 'expired']] as const) {
      const answer = await admin.post(`${path}/rotate`, { overlap_seconds: 60 });
      expectError(answer, 422, 'validation', ['id']);
      expect([answer.body.details[0].code, answer.body.message]).toEqual([code, expect.stringMatching(/cannot be rotated: create a new one\.$/)]);
    }
    expect(await count()).toBe(before);
  });

  it.each<[object, string[]]>([
    [{ overlap_seconds: -1 }, ['overlap_seconds: min']],
    [{ overlap_seconds: 604_801 }, ['overlap_seconds: max']],
    [{ overlap_seconds: null, expires_at: '2020-01-01T00:00:00Z', name: 'x' }, ['name: unknown_field', 'overlap_seconds: integer', 'expires_at: past']],
    [{ overlap_seconds: '60' }, ['overlap_seconds: integer']],
    [{ overlap_seconds: 1.5 }, ['overlap_seconds: integer']],
  ])('refuses %j, and the key stays as it is', async (body, details) => {
    const { path } = await create();
    const before = (await admin.get(path)).body as object;
    const answer = await admin.post(`${path}/rotate`, body);
    expectError(answer, 422, 'validation');
    expect(detailsOf(answer)).toEqual(details);
    expect((await admin.get(path)).body).toEqual(before);
  });

  it('at once by many without overlap: one gets the new key, the others learn that the old one is revoked', async () => {
    const { path } = await create();
    const before = await count();
    const answers = await Promise.all(Array.from({ length: 8 }, () => admin.post(`${path}/rotate`, { overlap_seconds: 0 })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 422)]);
    for (const answer of answers.filter(({ status }) => status === 422)) expectError(answer, 422, 'validation', ['id']);
    expect(await count()).toBe(before + 1);
  });

  it('at once by many with overlaps: the shortest holds', async () => {
    const { path } = await create();
    const answers = await Promise.all([600, 60, 6000, 60_000].map((overlap_seconds) => admin.post(`${path}/rotate`, { overlap_seconds })));
    const ends = answers.map(({ body }, index) => Date.parse(body.created_at as string) + [600, 60, 6000, 60_000][index]! * 1000);
    expect(Date.parse((await admin.get(path)).body.expires_at as string)).toBe(Math.min(...ends));
  });

  it('a key may rotate itself', async () => {
    const own = await create({ scopes: ['admin'] });
    const { status, body } = await own.client.post(`${own.path}/rotate`, { overlap_seconds: 0 });
    expect(status).toBe(201);
    expect((await app.anonymous.as(body.token as string).get(own.path)).body.revoked_at).not.toBeNull();
  });

  it('honours If-Match', async () => {
    const { path } = await create();
    const { headers } = await admin.get(path);
    expect((await admin.post(`${path}/rotate`, {}, { headers: { 'If-Match': headers['etag']! } })).status).toBe(201);
    expectError(await admin.post(`${path}/rotate`, {}, { headers: { 'If-Match': headers['etag']! } }), 412, 'precondition_failed');
  });
});

describe('sent again with the same Idempotency-Key', () => {
  const CASES: [string, (key: Key) => string, object][] = [
    ['POST', () => KEYS, { name: 'once', scopes: ['read'] }],
    ['POST …/rotate', ({ path }) => `${path}/rotate`, { overlap_seconds: 0 }],
  ];

  it.each(CASES)('%s is done once, and the token is not told again nor kept', async (_what, path, body) => {
    const old = await create();
    const before = await count();
    const headers = { 'Idempotency-Key': randomUUID() };
    const first = await admin.post(path(old), body, { headers });
    const again = await admin.post(path(old), body, { headers });
    expect([first.status, again.status, again.headers['idempotency-replayed']]).toEqual([201, 201, 'true']);
    expect(again.body).toEqual({ ...first.body, token: null });
    expect(again.headers['location']).toBe(first.headers['location']);
    expect(await count()).toBe(before + 1);
    const kept = (await app.sql<{ row: string }>('SELECT to_jsonb(i)::text AS row FROM idempotency i')).map(({ row }) => row).join('\n');
    expect(kept).toContain(first.body.id as string);
    expect(kept).not.toContain(first.body.token as string);
    expectError(await admin.post(path(old), { ...body, expires_at: FUTURE }, { headers }), 422, 'idempotency_mismatch');
  });

  it('DELETE is done once', async () => {
    const { path } = await create();
    const headers = { 'Idempotency-Key': randomUUID() };
    expect((await admin.delete(path, { headers })).status).toBe(204);
    expect((await admin.delete(path, { headers })).headers['idempotency-replayed']).toBe('true');
  });

  it('a GET with such a key is just a GET', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    for (let i = 0; i < 2; i++) expect((await admin.get(KEYS, { headers })).headers['idempotency-replayed']).toBeUndefined();
  });
});

describe('access', () => {
  const ROUTES: [string, string, object][] = [
    ['GET', KEYS, {}],
    ['POST', KEYS, { body: { name: 'x', scopes: ['read'] } }],
    ['GET', `${KEYS}/{id}`, {}],
    ['DELETE', `${KEYS}/{id}`, {}],
    ['POST', `${KEYS}/{id}/rotate`, { body: {} }],
  ];

  it.each(ROUTES)('%s %s needs the scope admin', async (method, template, send) => {
    const path = template.replace('{id}', randomUUID());
    for (const client of [org.client, org.reader]) {
      const answer = await client.send(method, path, send);
      expectError(answer, 403, 'insufficient_scope');
      expect(answer.body.message).toContain('"admin"');
    }
    expectError(await app.anonymous.send(method, path, send), 401, 'missing_api_key');
    expectError(await app.anonymous.as(`otk_${'0'.repeat(26)}`).send(method, path, send), 401, 'invalid_api_key');
  });

  it('an admin token opens Settings only, one that has the other scopes too opens all', async () => {
    const both = await create({ scopes: ['admin', 'write'] });
    expect((await both.client.get(KEYS)).status).toBe(200);
    expect((await both.client.get(CONTACTS)).status).toBe(200);
    expectError(await admin.get(CONTACTS), 403, 'insufficient_scope');
  });

  it('bodies that are none are told as everywhere', async () => {
    const { path } = await create();
    for (const route of [KEYS, `${path}/rotate`]) {
      expectError(await admin.post(route, '{', { headers: { 'Content-Type': 'application/json' } }), 400, 'invalid_json');
      expectError(await admin.post(route, '[]', { headers: { 'Content-Type': 'application/json' } }), 400, 'invalid_json');
      expectError(await admin.post(route, '{}', { headers: { 'Content-Type': 'text/plain' } }), 415, 'unsupported_media_type');
      expectError(await admin.post(route, `{"name":"${'x'.repeat(1024 * 1024)}"}`, { headers: { 'Content-Type': 'application/json' } }), 413, 'payload_too_large');
    }
  });
});

it('keys of the command line and of the API are the same', async () => {
  const { key } = await app.get(ApiKeysApi).create(org.operator, { name: 'by the command line', scopes: ['read'], expiresAt: null, userId: null });
  expect((await admin.get(`${KEYS}/${key.id}`)).body).toMatchObject({ name: 'by the command line', prefix: key.prefix, created_by: null });
  const { issued, retired } = await app.get(ApiKeysApi).rotate(org.operator, key.prefix, { overlapSeconds: 0 });
  expect((await admin.get(`${KEYS}/${issued.key.id}`)).body).toMatchObject({ name: 'by the command line', created_by: null });
  expect((await admin.get(`${KEYS}/${key.id}`)).body.revoked_at).toBe(retired.revokedAt);
});

it('stores who revoked a key, and a second revocation keeps that', async () => {
  const keys = app.get(ApiKeysApi);
  const create = async (name: string) => (await keys.create(org.operator, { name, scopes: ['read'], expiresAt: null, userId: null })).key;
  const [byCommand, byApi, rotated, kept] = [await create('a'), await create('b'), await create('c'), await create('d')];
  await keys.revoke(org.operator, byCommand.prefix);
  expect((await admin.delete(`${KEYS}/${byApi.id}`)).status).toBe(204);
  await keys.rotate(org.operator, rotated.prefix, { overlapSeconds: 0 });
  await keys.rotate(org.operator, kept.prefix, { overlapSeconds: 60 });
  expect((await admin.delete(`${KEYS}/${byCommand.id}`)).status).toBe(204);
  const stored = await app.sql<{ revoked_by: object | null }>('SELECT revoked_by FROM api_keys WHERE id = ANY($1) ORDER BY id', [[byCommand.id, byApi.id, rotated.id, kept.id]]);
  const operator = { type: 'system', id: null, name: 'operator' };
  expect(stored.map(({ revoked_by }) => revoked_by)).toEqual([operator, { type: 'api_key', id: expect.any(String), name: 'admin' }, operator, null]);
});
