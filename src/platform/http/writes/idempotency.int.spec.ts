import type { FastifyReply, FastifyRequest } from 'fastify';
import { startTestApp, type TestApp } from '../../../../test/support/test-app.js';
import { newOrgId } from '../../../kernel/ids.js';
import { Idempotency } from './idempotency.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const orgId = newOrgId();

/** A request to a route whose answer shows a token, once. */
function requestWith(key: string): FastifyRequest {
  return { raw: { headersDistinct: { 'idempotency-key': [key] } }, method: 'POST', url: '/keys', bodyDigest: '', principal: { orgId }, routeOptions: { config: { shownOnce: ['token'] } } } as unknown as FastifyRequest;
}

function newReply() {
  const reply = { statusCode: 201, code: (status: number) => Object.assign(reply, { statusCode: status }) };
  return reply as unknown as FastifyReply;
}

it('an answer that shows a secret is stored, and replayed, with that field null', async () => {
  const idempotency = app.get(Idempotency);
  const headers = { location: '/keys/1' };
  const issue = jest.fn(() => Promise.resolve({ body: { id: 1, token: 'otk_secret' }, headers }));
  expect(await idempotency.once(requestWith('issue'), newReply(), issue)).toEqual({ body: { id: 1, token: 'otk_secret' }, headers });
  expect(await idempotency.once(requestWith('issue'), newReply(), issue)).toEqual({
    body: '{"id":1,"token":null}',
    headers: { ...headers, 'idempotency-replayed': 'true', 'content-type': 'application/json; charset=utf-8' },
  });
  expect(issue).toHaveBeenCalledTimes(1);
  expect(await app.sql('SELECT status, body FROM idempotency')).toEqual([{ status: 201, body: '{"id":1,"token":null}' }]);
});
