import { randomUUID } from 'node:crypto';
import { expectError } from '../support/expect-error.js';
import { RawRequest } from '../support/raw-http.js';
import { startTestApp, type TestApp, type TestOrganization } from '../support/test-app.js';

const CONTACTS = '/api/v1/contacts';
const MIB = 1024 * 1024;
const UNKNOWN_TOKEN = `otk_${'0'.repeat(26)}`;
const JSON_TYPE = { 'Content-Type': 'application/json' };

let app: TestApp;
let org: TestOrganization;

beforeAll(async () => {
  app = await startTestApp();
  org = await app.newOrganization();
});
afterAll(() => app.close());

const bearer = (token: string): Record<string, string> => ({ Authorization: `Bearer ${token}` });

describe('answered before a byte of the body is read, though a body is announced and never comes', () => {
  const announcements: [string, Record<string, string>][] = [
    ['with a length', { 'Content-Length': '1000' }],
    ['with a length over the limit', { 'Content-Length': String(100 * MIB) }],
    ['in chunks', { 'Transfer-Encoding': 'chunked' }],
  ];
  describe.each(announcements)('%s', (_how, length) => {
    const open = (method: string, path: string, headers: Record<string, string>): Promise<RawRequest> =>
      RawRequest.open(app.baseUrl, method, path, { ...JSON_TYPE, ...length, ...headers });

    it.each(['POST', 'PATCH', 'DELETE', 'PUT'])('401 without a token: %s', async (method) => {
      expectError(await (await open(method, `${CONTACTS}/${randomUUID()}`, {})).answer(), 401, 'missing_api_key');
    });

    it('401 with an unknown token, and at an unknown route', async () => {
      expectError(await (await open('POST', CONTACTS, bearer(UNKNOWN_TOKEN))).answer(), 401, 'invalid_api_key');
      expectError(await (await open('POST', '/api/v1/nothing', {})).answer(), 401, 'missing_api_key');
    });

    it('403 without the scope', async () => {
      expectError(await (await open('POST', CONTACTS, bearer(org.tokens.read))).answer(), 403, 'insufficient_scope');
      expectError(await (await open('PATCH', `${CONTACTS}/${randomUUID()}`, bearer(org.tokens.read))).answer(), 403, 'insufficient_scope');
    });

    it('404 at an unknown route, 405 with an unknown method', async () => {
      expectError(await (await open('POST', '/api/v1/nothing', bearer(org.tokens.write))).answer(), 404, 'not_found');
      expectError(await (await open('PUT', CONTACTS, bearer(org.tokens.write))).answer(), 405, 'method_not_allowed');
    });
  });

  it('413 when the announced length is over 1 MiB', async () => {
    const request = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { ...JSON_TYPE, ...bearer(org.tokens.write), 'Content-Length': String(MIB + 1) });
    expectError(await request.answer(), 413, 'payload_too_large');
  });
});

describe('of several faults, the first in order is answered', () => {
  type Case = [fault: string, and: string, method: string, path: string, token: 'none' | 'unknown' | 'read' | 'write' | 'admin', type: string | null, body: string | null, status: number, code: string];
  const NOBODY = `${CONTACTS}/${randomUUID()}`;
  const TOO_LARGE = `{"x":"${'x'.repeat(MIB)}"}`;
  const JSON_ = 'application/json';
  const cases: Case[] = [
    ['401', '405', 'PUT', CONTACTS, 'none', 'text/plain', 'x', 401, 'missing_api_key'],
    ['401', '415', 'POST', CONTACTS, 'unknown', 'text/plain', 'x', 401, 'invalid_api_key'],
    ['401', '413', 'POST', CONTACTS, 'unknown', JSON_, TOO_LARGE, 401, 'invalid_api_key'],
    ['401', '404', 'PATCH', NOBODY, 'none', JSON_, '{', 401, 'missing_api_key'],
    ['403', '405', 'PUT', CONTACTS, 'read', JSON_, '{}', 403, 'insufficient_scope'],
    ['403', '405 (DELETE of the list)', 'DELETE', CONTACTS, 'read', null, null, 403, 'insufficient_scope'],
    ['403', '415', 'POST', CONTACTS, 'read', 'text/plain', 'x', 403, 'insufficient_scope'],
    ['403', '413', 'POST', CONTACTS, 'read', JSON_, TOO_LARGE, 403, 'insufficient_scope'],
    ['403', '400', 'POST', CONTACTS, 'read', JSON_, '{', 403, 'insufficient_scope'],
    ['403', '400 (no_fields)', 'PATCH', NOBODY, 'read', JSON_, '{}', 403, 'insufficient_scope'],
    ['403', '422', 'POST', CONTACTS, 'read', JSON_, '{}', 403, 'insufficient_scope'],
    ['403', '422 (query)', 'GET', `${CONTACTS}?limit=0`, 'admin', null, null, 403, 'insufficient_scope'],
    ['403', '404', 'DELETE', NOBODY, 'read', null, null, 403, 'insufficient_scope'],
    ['403', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'read', JSON_, '{"label":"x"}', 403, 'insufficient_scope'],
    ['403', '404 (no such route)', 'POST', '/api/v1/nothing', 'read', JSON_, '{}', 403, 'insufficient_scope'],
    ['405', '415', 'PUT', CONTACTS, 'write', 'text/plain', 'x', 405, 'method_not_allowed'],
    ['405', '413', 'PUT', CONTACTS, 'write', JSON_, TOO_LARGE, 405, 'method_not_allowed'],
    ['405', '400', 'PUT', NOBODY, 'write', JSON_, '{', 405, 'method_not_allowed'],
    ['405', '404', 'POST', NOBODY, 'write', JSON_, '{}', 405, 'method_not_allowed'],
    ['415', '413', 'POST', CONTACTS, 'write', 'text/plain', TOO_LARGE, 415, 'unsupported_media_type'],
    ['415', '400', 'POST', CONTACTS, 'write', 'application/json; charset=latin1', '{', 415, 'unsupported_media_type'],
    ['415', '404', 'PATCH', NOBODY, 'write', 'text/plain', 'x', 415, 'unsupported_media_type'],
    ['415', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'write', 'text/plain', 'x', 415, 'unsupported_media_type'],
    ['415', '413 (charset)', 'POST', CONTACTS, 'write', 'application/json; charset=latin1', TOO_LARGE, 415, 'unsupported_media_type'],
    ['413', '400', 'POST', CONTACTS, 'write', JSON_, 'x'.repeat(MIB + 1), 413, 'payload_too_large'],
    ['413', '422', 'POST', CONTACTS, 'write', JSON_, TOO_LARGE, 413, 'payload_too_large'],
    ['413', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'write', JSON_, TOO_LARGE, 413, 'payload_too_large'],
    ['400', '404', 'PATCH', NOBODY, 'write', JSON_, '{', 400, 'invalid_json'],
    ['400', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'write', JSON_, '{', 400, 'invalid_json'],
    ['400 (list)', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'write', JSON_, '[]', 400, 'invalid_json'],
    ['400 (no_fields)', '404', 'PATCH', NOBODY, 'write', JSON_, '{}', 400, 'no_fields'],
    ['400 (no_fields)', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'write', JSON_, '{}', 400, 'no_fields'],
    ['422', '404', 'PATCH', NOBODY, 'write', JSON_, '{"deal_value":-1}', 422, 'validation'],
    ['422', '404 (id)', 'PATCH', `${CONTACTS}/nobody`, 'write', JSON_, '{"deal_value":-1}', 422, 'validation'],
  ];

  it.each(cases)('%s before %s: %s %s', async (_fault, _and, method, path, token, type, body, status, code) => {
    const tokens = { ...org.tokens, none: null, unknown: UNKNOWN_TOKEN };
    const client = app.anonymous.as(tokens[token]);
    const answer = await client.send(method, path, { ...(body === null ? {} : { body }), headers: type === null ? {} : { 'Content-Type': type } });
    expectError(answer, status, code);
  });

  it('405 names in Allow what the path has', async () => {
    const [list, one] = [await org.client.send('PUT', CONTACTS), await org.client.post(NOBODY, {})];
    expect([list.status, list.headers['allow']]).toEqual([405, 'GET, HEAD, OPTIONS, POST']);
    expect([one.status, one.headers['allow']]).toEqual([405, 'DELETE, GET, HEAD, OPTIONS, PATCH']);
    for (const method of ['PATCH', 'DELETE']) expectError(await org.client.send(method, CONTACTS), 405, 'method_not_allowed');
  });

  it('405 for methods that HTTP has and this API nowhere has', async () => {
    for (const method of ['TRACE', 'PROPFIND', 'QUERY', 'LINK']) {
      const request = await RawRequest.open(app.baseUrl, method, CONTACTS, bearer(org.tokens.write));
      expectError(await request.answer(), 405, 'method_not_allowed');
    }
  });
});

describe('the size of a body', () => {
  const padded = (size: number): string => {
    const start = '{"full_name":"Fits"';
    return `${start}${' '.repeat(size - start.length - 1)}}`;
  };

  it('exactly 1 MiB is accepted, one byte more is 413', async () => {
    expect((await org.client.post(CONTACTS, padded(MIB), { headers: JSON_TYPE })).status).toBe(201);
    expectError(await org.client.post(CONTACTS, padded(MIB + 1), { headers: JSON_TYPE }), 413, 'payload_too_large');
  });

  it.each([[MIB, 201], [MIB + 1, 413]])('the same holds in chunks, where no length is announced: %d bytes', async (size, status) => {
    const request = await RawRequest.open(app.baseUrl, 'POST', CONTACTS, { ...JSON_TYPE, ...bearer(org.tokens.write), 'Transfer-Encoding': 'chunked' });
    const body = padded(size);
    for (let at = 0; at < size; at += 65_536) {
      const part = body.slice(at, at + 65_536);
      request.write(`${part.length.toString(16)}\r\n${part}\r\n`);
    }
    request.write('0\r\n\r\n');
    const answer = await request.answer();
    if (status === 413) expectError(answer, 413, 'payload_too_large');
    else expect(answer.status).toBe(status);
  });
});

describe('DELETE ignores a body', () => {
  const bodies: [string, string | Buffer, string | null][] = [
    ['JSON', '{"full_name":"x"}', 'application/json'],
    ['broken JSON', '{', 'application/json'],
    ['JSON in another charset', '{}', 'application/json; charset=latin1'],
    ['empty, under a JSON type', '', 'application/json'],
    ['text', 'x', 'text/plain'],
    ['bytes', Buffer.from([0xff, 0x00, 0xfe]), 'application/octet-stream'],
    ['of a type that is none', 'x', 'nonsense'],
    ['without a type', 'x', null],
    ['text over 1 MiB', 'x'.repeat(MIB + 1), 'text/plain'],
    ['JSON over 1 MiB', 'x'.repeat(MIB + 1), 'application/json'],
  ];

  it.each(bodies)('%s', async (_what, body, type) => {
    const { body: contact } = await org.client.post(CONTACTS, { full_name: 'Deleted with a body' });
    const path = `${CONTACTS}/${contact.id}`;
    const answer = await org.client.delete(path, { body, headers: type === null ? {} : { 'Content-Type': type } });
    expect(answer.status).toBe(204);
    expectError(await org.client.get(path), 404, 'not_found');
  });
});
